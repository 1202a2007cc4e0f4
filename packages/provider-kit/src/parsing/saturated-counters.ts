/**
 * Counters of 32 bits that ran into their ceiling: the number looks real and is not (kiwoom-api 7 [B], user reports of
 * the thousandth of both).
 */
const CEILINGS: ReadonlySet<string> = new Set([
  '4294967295',
  '4294967',
  '2147483647',
  '2147483648',
  '2147483',
  '2147484',
]);

/** Whether decimal text, of either sign, is a counter at its ceiling. Ask before units are converted. */
export function isSaturated(text: string): boolean {
  return CEILINGS.has(text.replace(/^-/, ''));
}

/**
 * Takes the saturated fields out of a record: they become null, and their names are listed for `saturated_fields`.
 *
 * @param watched - names of the fields that are counters (volumes, turnovers), never prices
 */
export function withoutSaturated<T extends Readonly<Record<string, unknown>>>(
  record: T,
  watched: readonly (keyof T & string)[],
): { readonly record: { [K in keyof T]: T[K] | null }; readonly saturated: readonly string[] } {
  const saturated = watched.filter((name) => {
    const value = record[name];
    return typeof value === 'string' && isSaturated(value);
  });
  const cleaned: { [K in keyof T]: T[K] | null } = { ...record };
  for (const name of saturated) cleaned[name] = null;
  return { record: cleaned, saturated };
}
