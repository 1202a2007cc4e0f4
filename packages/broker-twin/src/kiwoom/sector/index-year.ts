import type { DayBar } from '../../market/market.ts';
import type { TextRow, TrCall } from '../answers/tr-answer.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { type PriceSpan, withBar } from '../quotes/year-statistics.ts';
import { signedPrice, signedRate } from '../values/number-texts.ts';

const yearDays = 250;

/** Day bars of an index up to today, oldest first. */
export function yearOf({ world, at }: TrCall, code: string): readonly DayBar[] {
  const { market } = world;
  const today = market.calendar.currentDay(at);
  return market.indexDayBars(code, { from: market.calendar.shift(today, 1 - yearDays), to: today }, at);
}

/** Its extremes, and how far from them it is now. */
export function yearTexts(call: TrCall, code: string, { bar, base }: RowFacts): TextRow {
  const year = yearOf(call, code).reduce<PriceSpan | undefined>((span, day) => withBar(span, day), undefined);
  if (year === undefined || bar === undefined || base === undefined) return {};
  const away = (value: number) => signedRate((100 * (bar.close - value)) / value);
  return {
    '52wk_hgst_pric': signedPrice(year.high, base, 2),
    '52wk_hgst_pric_dt': year.highDay,
    '52wk_hgst_pric_pre_rt': away(year.high),
    '52wk_lwst_pric': signedPrice(year.low, base, 2),
    '52wk_lwst_pric_dt': year.lowDay,
    '52wk_lwst_pric_pre_rt': away(year.low),
  };
}
