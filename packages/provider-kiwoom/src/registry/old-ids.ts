/** Ids of the desktop OpenAPI+ that the predecessor sent, by the REST TR that answers the same question. */
export const oldIds: ReadonlyMap<string, readonly string[]> = new Map([
  ['ka10079', ['opt10079']],
  ['ka10080', ['opt10080']],
  ['ka10081', ['opt10081']],
]);

/** `opt…` became `ka…`, `opw…` became `kt…`; the number stayed. */
const families = [
  { old: /^opt(\d{5})$/i, now: 'ka' },
  { old: /^opw(\d{5})$/i, now: 'kt' },
] as const;

/** What the REST API most likely calls an old id: to be named to the caller, not to be called for him. */
export function likelyId(trId: string): string | undefined {
  for (const { old, now } of families) {
    const number = old.exec(trId)?.[1];
    if (number !== undefined) return `${now}${number}`;
  }
  return undefined;
}
