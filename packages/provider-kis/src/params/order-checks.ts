import type { KisTr } from '../registry/kis-tr.ts';

/** Kinds of order a venue does not take (kis-api 10 [H]). */
const refusedKinds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['NXT', new Set(['01', '02', '05', '06', '07'])],
  ['SOR', new Set(['02', '05', '06', '07', '21', '22', '23', '24'])],
]);

/** What can be told to be wrong with a domestic order before it is sent. */
export function orderFaults(tr: KisTr, values: Readonly<Record<string, string>>): readonly string[] {
  if (tr.class !== 'order') return [];
  const faults: string[] = [];
  const kind = values['ORD_DVSN'] ?? '';
  const venue = values['EXCG_ID_DVSN_CD'] ?? 'KRX';
  if (refusedKinds.get(venue)?.has(kind) === true) faults.push(`${venue} takes no orders of kind ${kind}`);
  if (kind === '22' && !(values['CNDT_PRIC'] ?? '')) faults.push('a stop limit order (22) needs CNDT_PRIC');
  const isCancel = values['RVSE_CNCL_DVSN_CD'] === '02';
  const quantity = values['ORD_QTY'] ?? values['ORD_QTY2'] ?? values['FT_ORD_QTY'];
  // A cancel of the whole remainder needs no quantity.
  if (quantity !== undefined && /^0+$/.test(quantity) && !(isCancel && values['QTY_ALL_ORD_YN'] === 'Y')) {
    faults.push('the quantity of an order is at least 1');
  }
  return faults;
}
