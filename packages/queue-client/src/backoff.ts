/**
 * Growing pause before try number `attempt`: doubles from `firstMs` up to `lastMs`, with the upper half left to chance
 * so that many processes do not come back in step.
 *
 * @param attempt - 1 for the first pause
 * @param random - 0 (inclusive) to 1 (exclusive)
 * @returns milliseconds
 */
export function backoffMs(attempt: number, firstMs: number, lastMs: number, random: () => number): number {
  const ceilingMs = Math.min(lastMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return ceilingMs * (0.5 + random() / 2);
}
