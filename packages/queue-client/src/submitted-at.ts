/** `submitted_at` of a payload as epoch milliseconds; old producers write seconds or a date as text. */
export function submittedAtMs(payload: string): number | undefined {
  let task: unknown;
  try {
    task = JSON.parse(payload);
  } catch {
    return undefined;
  }
  return stampMs(
    typeof task === 'object' && task !== null && 'submitted_at' in task ? task.submitted_at : undefined,
  );
}

/** A stamp as epoch milliseconds; undefined when it is none. */
export function stampMs(stamp: unknown): number | undefined {
  if (typeof stamp === 'string') {
    const parsed = Date.parse(stamp);
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  // Before 2001 in milliseconds is after 2001 in seconds.
  return typeof stamp === 'number' ? (stamp < 1e12 ? stamp * 1_000 : stamp) : undefined;
}
