import type { DayBar } from '../../market/market.ts';
import type { FieldSource } from '../transactions/outcome.ts';
import { percent, signOf, whole } from './number-text.ts';

const fields: ReadonlyMap<string, (bar: DayBar) => string> = new Map(
  Object.entries<(bar: DayBar) => string>({
    stck_bsop_date: ({ day }) => day,
    stck_clpr: ({ close }) => whole(close),
    stck_prpr: ({ close }) => whole(close),
    stck_oprc: ({ open }) => whole(open),
    stck_hgpr: ({ high }) => whole(high),
    stck_lwpr: ({ low }) => whole(low),
    acml_vol: ({ volume }) => whole(volume),
    acml_tr_pbmn: ({ turnover }) => whole(turnover),
    prdy_vrss: ({ close, previousClose }) => whole(close - previousClose),
    prdy_vrss_sign: ({ close, previousClose }) => signOf(close - previousClose),
    prdy_ctrt: ({ close, previousClose }) => percent(close - previousClose, previousClose),
  }),
);

/** One day of a stock, in the words of any list by day. */
export function dayBarSource(bar: DayBar): FieldSource {
  return (field) => fields.get(field)?.(bar);
}
