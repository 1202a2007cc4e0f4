/** Candle interval of the TRs that have one fixed; the others take `tic_scope`. */
export const fixedIntervals: ReadonlyMap<string, string> = new Map([
  ['ka10081', '1d'],
  ['ka10082', '1w'],
  ['ka10083', '1mo'],
  ['ka10094', '1y'],
  ['ka20006', '1d'],
  ['ka20007', '1w'],
  ['ka20008', '1mo'],
  ['ka20019', '1y'],
]);

/** What `tic_scope` counts: ticks or minutes. */
export const scopeUnits: ReadonlyMap<string, 't' | 'm'> = new Map([
  ['ka10079', 't'],
  ['ka10080', 'm'],
  ['ka20004', 't'],
  ['ka20005', 'm'],
]);

/** Words callers use for the fixed ones. */
const words: ReadonlyMap<string, string> = new Map([
  ['day', '1d'],
  ['daily', '1d'],
  ['d', '1d'],
  ['week', '1w'],
  ['weekly', '1w'],
  ['w', '1w'],
  ['month', '1mo'],
  ['monthly', '1mo'],
  ['m', '1mo'],
  ['year', '1y'],
  ['yearly', '1y'],
  ['y', '1y'],
]);

/** The fixed interval a caller means, in the hub's spelling; other texts as they are, in lower case. */
export function fixedInterval(text: string): string {
  return words.get(text.toLowerCase()) ?? text.toLowerCase();
}
