import { change, whole } from './number-text.ts';
import type { StockField } from './stock-field.ts';
import type { StockQuote } from './stock-quote.ts';

/** Highs and lows of long stretches, and the pivot of the day before. */
export const rangeFields: Readonly<Record<string, StockField>> = {
  d250_hgpr: ({ of250Days }) => whole(of250Days.high),
  d250_hgpr_date: ({ of250Days }) => of250Days.highDay,
  d250_hgpr_vrss_prpr_rate: ({ of250Days, price }) => change(price, of250Days.high),
  d250_lwpr: ({ of250Days }) => whole(of250Days.low),
  d250_lwpr_date: ({ of250Days }) => of250Days.lowDay,
  d250_lwpr_vrss_prpr_rate: ({ of250Days, price }) => change(price, of250Days.low),
  stck_dryy_hgpr: ({ ofYear }) => whole(ofYear.high),
  dryy_hgpr_date: ({ ofYear }) => ofYear.highDay,
  dryy_hgpr_vrss_prpr_rate: ({ ofYear, price }) => change(price, ofYear.high),
  stck_dryy_lwpr: ({ ofYear }) => whole(ofYear.low),
  dryy_lwpr_date: ({ ofYear }) => ofYear.lowDay,
  dryy_lwpr_vrss_prpr_rate: ({ ofYear, price }) => change(price, ofYear.low),
  w52_hgpr: ({ of52Weeks }) => whole(of52Weeks.high),
  w52_hgpr_date: ({ of52Weeks }) => of52Weeks.highDay,
  w52_hgpr_vrss_prpr_ctrt: ({ of52Weeks, price }) => change(price, of52Weeks.high),
  w52_lwpr: ({ of52Weeks }) => whole(of52Weeks.low),
  w52_lwpr_date: ({ of52Weeks }) => of52Weeks.lowDay,
  w52_lwpr_vrss_prpr_ctrt: ({ of52Weeks, price }) => change(price, of52Weeks.low),
  new_hgpr: ({ of250Days }) => whole(of250Days.high),
  new_lwpr: ({ of250Days }) => whole(of250Days.low),
  hprc_near_rate: ({ of250Days, price }) => change(of250Days.high, price),
  lwpr_near_rate: ({ of250Days, price }) => change(price, of250Days.low),
  new_hgpr_lwpr_cls_code: ({ of52Weeks, snapshot }) => {
    if (snapshot.bar.volume === 0) return '';
    if (of52Weeks.highDay === snapshot.day) return '1';
    return of52Weeks.lowDay === snapshot.day ? '2' : '';
  },
  pvt_pont_val: (quote) => whole(pivotOf(quote).middle),
  pvt_frst_dmrs_prc: (quote) => whole(2 * pivotOf(quote).middle - pivotOf(quote).low),
  pvt_scnd_dmrs_prc: (quote) => whole(pivotOf(quote).middle + pivotOf(quote).high - pivotOf(quote).low),
  pvt_frst_dmsp_prc: (quote) => whole(2 * pivotOf(quote).middle - pivotOf(quote).high),
  pvt_scnd_dmsp_prc: (quote) => whole(pivotOf(quote).middle - pivotOf(quote).high + pivotOf(quote).low),
  dmrs_val: (quote) => whole((pivotOf(quote).middle + pivotOf(quote).high) / 2),
  dmsp_val: (quote) => whole((pivotOf(quote).middle + pivotOf(quote).low) / 2),
};

/** Floor pivot of the day before. */
function pivotOf({ dayBefore, previousClose }: StockQuote): { high: number; low: number; middle: number } {
  const { high, low, close } = dayBefore ?? { high: previousClose, low: previousClose, close: previousClose };
  return { high, low, middle: Math.floor((high + low + close) / 3) };
}
