import { unitPowers } from '@hub/provider-kit';

/** Where a TR with bars has what (kis-trs). */
export interface CandleFields {
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  /** Absent where no source tells the unit. */
  readonly volume?: string;
  /** Turnover of the bar, and its power of ten to whole won. */
  readonly value?: { readonly key: string; readonly power: number };
  /** Turnover of the day up to the end of the bar, won (kis-api 6). */
  readonly cumulativeValue?: string;
  readonly date: string;
  /** Absent for days and longer. */
  readonly time?: string;
  /** The date is that of the exchange, not of Korea (kis-api 6: names with x). */
  readonly isLocalDay?: boolean;
  /** Bars of the closing auction have to be looked at (kis-api 9 [M]). */
  readonly isStock?: boolean;
}

const stockPrices = { open: 'stck_oprc', high: 'stck_hgpr', low: 'stck_lwpr' };
const stockDay = { ...stockPrices, close: 'stck_clpr', volume: 'acml_vol', date: 'stck_bsop_date' };
const stockMinute = {
  ...stockPrices,
  close: 'stck_prpr',
  volume: 'cntg_vol',
  cumulativeValue: 'acml_tr_pbmn',
  date: 'stck_bsop_date',
  time: 'stck_cntg_hour',
  isStock: true,
};
const indexPrices = {
  open: 'bstp_nmix_oprc',
  high: 'bstp_nmix_hgpr',
  low: 'bstp_nmix_lwpr',
  close: 'bstp_nmix_prpr',
  date: 'stck_bsop_date',
};
const futuresPrices = {
  open: 'futs_oprc',
  high: 'futs_hgpr',
  low: 'futs_lwpr',
  close: 'futs_prpr',
  date: 'stck_bsop_date',
};
// "index turnover in million" (kis-api 6); whether indices count shares or thousands of them is not said.
const indexValue = { key: 'acml_tr_pbmn', power: unitPowers.million };

export const candleFields: ReadonlyMap<string, CandleFields> = new Map<string, CandleFields>([
  ['FHKST03010100', { ...stockDay, value: { key: 'acml_tr_pbmn', power: unitPowers.won } }],
  ['FHKST01010400', stockDay],
  ['FHKST03010200', stockMinute],
  ['FHKST03010230', stockMinute],
  ['FHKUP03500100', { ...indexPrices, value: indexValue }],
  ['FHPUP02120000', { ...indexPrices, value: indexValue }],
  ['FHKUP03500200', { ...indexPrices, time: 'stck_cntg_hour' }],
  ['FHKIF03020100', { ...futuresPrices, volume: 'acml_vol' }],
  ['FHKIF03020200', { ...futuresPrices, volume: 'cntg_vol', time: 'stck_cntg_hour' }],
  [
    'HHDFS76240000',
    { open: 'open', high: 'high', low: 'low', close: 'clos', volume: 'tvol', date: 'xymd', isLocalDay: true },
  ],
  [
    'HHDFS76950200',
    { open: 'open', high: 'high', low: 'low', close: 'last', volume: 'evol', date: 'kymd', time: 'khms' },
  ],
]);
