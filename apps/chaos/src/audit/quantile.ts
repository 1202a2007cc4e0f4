/**
 * @param part - 0.5 for the median, 1 for the worst
 * @returns null without values, as JSON has it
 */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.max(0, Math.ceil(sorted.length * part) - 1);
  return sorted[index] ?? null;
}
