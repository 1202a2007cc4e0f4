/** What was seen when a requirement was looked at. */
export interface Finding {
  readonly pass: boolean;
  readonly seen: string;
}

export interface Requirement extends Finding {
  readonly requirement: string;
  readonly expected: string;
}

/** Looks at one requirement; when looking fails, so does the requirement, and the others are still looked at. */
export async function verify(
  requirement: string,
  expected: string,
  look: () => Finding | Promise<Finding>,
): Promise<Requirement> {
  try {
    return { requirement, expected, ...(await look()) };
  } catch (error) {
    const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { requirement, expected, pass: false, seen: firstLine };
  }
}

const MOST_NAMED = 5;

/** Passes when there are no faults; else names the first ones. */
export function noFaults(faults: readonly string[], seenWhenNone: string): Finding {
  if (faults.length === 0) return { pass: true, seen: seenWhenNone };
  const more = faults.length > MOST_NAMED ? [`and ${faults.length - MOST_NAMED} more`] : [];
  return { pass: false, seen: [...faults.slice(0, MOST_NAMED), ...more].join('; ') };
}
