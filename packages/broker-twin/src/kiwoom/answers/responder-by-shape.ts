import type { TrSpec } from '../catalogue/tr-spec.ts';
import { dayList } from '../quotes/day-list.ts';
import { flatQuote } from '../quotes/flat-quote.ts';
import { tradeList } from '../quotes/trade-list.ts';
import { stockRanking } from '../rankings/stock-ranking.ts';
import { generatedList, marketByDay, marketByMinute } from './generated-lists.ts';
import type { Responder } from './tr-answer.ts';

/** What the rows of a TR are about, as its parameters and fields tell: one stock or all, days or moments. */
export function responderByShape(spec: TrSpec): Responder {
  const isAboutStock = spec.required.includes('stk_cd');
  if (spec.listKey === undefined) return flatQuote;
  if (!isAboutStock && hasRow(spec, ['stk_cd'])) return stockRanking;
  if (hasRow(spec, ['dt', 'date', 'cntr_dt', 'dt_n'])) return isAboutStock ? dayList : marketByDay;
  if (hasRow(spec, ['tm', 'cntr_tm', 'tm_n'])) return isAboutStock ? tradeList : marketByMinute;
  return generatedList;
}

function hasRow({ row }: TrSpec, names: readonly string[]): boolean {
  return row.some(({ name }) => names.includes(name));
}
