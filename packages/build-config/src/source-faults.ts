/** Names that say "anything goes here": such a file grows for ever. A helper lives with its user. */
const DRAWER = /\/(?:utils?|helpers?|types|misc)\.ts$|\/(?:common|interfaces|utils?|helpers?)\//;

/** Habits the linter has no rule for. */
const BANNED = [
  { pattern: /^export \*/, reason: "export names one by one, not 'export *'" },
  { pattern: /\bnew Date\(\)/, reason: 'take a clock, not the wall time' },
];

/** @param path - of a source file, from the root of the workspace */
export function sourceFaults(path: string, source: string): string[] {
  const faults = DRAWER.test(path) ? [`${path}: name the file after what it does`] : [];
  for (const [index, line] of source.split('\n').entries()) {
    for (const { pattern, reason } of BANNED) {
      if (pattern.test(line)) faults.push(`${path}:${index + 1}: ${reason}`);
    }
  }
  return faults;
}
