import type { TradingDay } from '../../clock/twin-clock.ts';
import type { DayBar } from '../../market/market.ts';
import type { Responder, TextRow, TrCall } from '../answers/tr-answer.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { chartTail, positionIn, positionKey } from '../paging/position-key.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import { isDay } from '../values/time-texts.ts';
import { daySpan } from './day-span.ts';
import { once, quoteFacts } from './quote-facts.ts';

/**
 * One row a day about one stock, newest first: ka10005, ka10008, ka10086 and their like, from the day bars and the flows
 * of the market. The keys of these TRs are not known; they look like those of the day chart here. kiwoom-api 6 [C]
 */
export const dayList: Responder = (call) => {
  const { spec, body, continuation, world, at } = call;
  const symbol = askedSymbol(body['stk_cd'] ?? '', world);
  const facts = symbol && quoteFacts(symbol, world.market, at);
  if (symbol === undefined || facts === undefined) {
    return { kind: 'answer', top: blankRow(spec.top), rows: [] };
  }
  const { listing, venue } = symbol;
  const { market } = world;
  const span = daySpan(body, market.calendar.currentDay(at));
  const start =
    continuation === undefined
      ? span.newest
      : positionIn(continuation, listing.code, /^(\d{8})00010000$/)?.[1];
  if (start === undefined || !isDay(start)) return valueMalformed('next-key');

  const reach = market.calendar.shift(start, -2 * spec.pageRows);
  const from = reach > span.oldest ? reach : span.oldest;
  const bars = market.dayBars(listing.code, { from, to: start }, at, { venue }).toReversed();
  const next = bars[spec.pageRows];
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts, seed: `${spec.id}|${listing.code}` }),
    rows: bars
      .slice(0, spec.pageRows)
      .map((bar, place) => dayRow(call, { ...facts, ...dayFacts(bar, bars[place + 1]) })),
    nextKey: next === undefined || !spec.paging ? undefined : positionKey(listing.code, next.day + chartTail),
  };

  function dayFacts(bar: DayBar, before: DayBar | undefined): RowFacts {
    return {
      bar,
      base: bar.previousClose,
      day: bar.day,
      atMs: undefined,
      upper: undefined,
      lower: undefined,
      tradeQuantity: undefined,
      previous: () => before,
      flows: once(() => market.flows(listing.code, bar.day)),
    };
  }
};

function dayRow(
  { spec, body }: TrCall,
  facts: RowFacts & { readonly day?: TradingDay | undefined },
): TextRow {
  return fillRow({ fields: spec.row, facts, seed: `${spec.id}|${body['stk_cd'] ?? ''}|${facts.day ?? ''}` });
}
