/** `adjusted: true` of a task, as each TR writes it; the rest of its two values is `false`. */
const adjustedValue: ReadonlyMap<string, { readonly param: string; readonly adjusted: '0' | '1' }> = new Map([
  // The same parameter with opposite meaning (kis-api 9 [M], kis-trs).
  ['FHKST03010100', { param: 'FID_ORG_ADJ_PRC', adjusted: '0' }],
  ['FHKST01010400', { param: 'FID_ORG_ADJ_PRC', adjusted: '1' }],
  // kis-trs
  ['HHDFS76240000', { param: 'MODP', adjusted: '1' }],
]);

/** What to send for `adjusted`; undefined: the TR has no such choice, or nobody says what its values mean. */
export function adjustedParam(
  trId: string,
  adjusted: boolean,
): { readonly name: string; readonly value: string } | undefined {
  const flag = adjustedValue.get(trId);
  if (flag === undefined) return undefined;
  return { name: flag.param, value: (flag.adjusted === '1') === adjusted ? '1' : '0' };
}

/** Whether the prices of an answer are adjusted, by what was sent. TRs without the choice give raw prices. */
export function isAdjusted(trId: string, sent: Readonly<Record<string, string>>): boolean {
  const flag = adjustedValue.get(trId);
  return flag !== undefined && sent[flag.param] === flag.adjusted;
}
