import type { DayBar, IndexListing } from '../../market/market.ts';
import { unknownSymbol } from '../transactions/about-stock.ts';
import type { FieldSource, Outcome } from '../transactions/outcome.ts';
import type { Responder, TransactionCall } from '../transactions/transaction-call.ts';
import { type IndexQuote, indexFields, type StockCounts } from './index-fields.ts';
import { rangeOf, widened } from './price-range.ts';

/** A TR about one index. */
export function aboutIndex(respond: (quote: IndexQuote, call: TransactionCall) => Outcome): Responder {
  return (call) => {
    const listing = indexListingOf(call);
    const quote = listing === undefined ? undefined : indexQuote(listing, call);
    return quote === undefined ? unknownSymbol : respond(quote, call);
  };
}

export function indexListingOf({ parameter, world }: TransactionCall): IndexListing | undefined {
  const code = parameter('FID_INPUT_ISCD').trim();
  return world.market.indices.find(({ kisCode }) => kisCode === code);
}

export function indexSource(quote: IndexQuote): FieldSource {
  return (field) => indexFields.get(field)?.(quote);
}

/** @returns undefined before the index began */
export function indexQuote({ kisCode, name }: IndexListing, call: TransactionCall): IndexQuote | undefined {
  const { market } = call.world;
  const day = market.calendar.currentDay(call.at);
  const range = { from: `${day.slice(0, 4)}0101`, to: day };
  // Early in January the day before lies in the old year.
  const yearBars = market.indexDayBars(kisCode, range, call.at);
  const bars =
    yearBars.length > 1
      ? yearBars
      : market.indexDayBars(kisCode, { from: market.calendar.shift(day, -1), to: day }, call.at);
  const bar = bars.at(-1);
  if (bar === undefined) return undefined;
  const ofYear = rangeOf(yearBars) ?? widened(undefined, bar);
  return { code: kisCode, name, bar, before: bars.at(-2), ofYear, counts: () => countsOf(call, kisCode) };
}

/** Stocks that are counted: a round through all of them would take too long for a quote. */
const COUNTED_STOCKS = 200;

/** How many of the first stocks of the index's market rose and fell. */
function countsOf({ world, at }: TransactionCall, kisCode: string): StockCounts {
  const market = kisCode.startsWith('1') ? 'KOSDAQ' : 'KOSPI';
  const changes = world.stocks
    .round(at, { market, most: COUNTED_STOCKS })
    .map(({ difference }) => Math.sign(difference));
  const count = (sign: number): number => changes.filter((change) => change === sign).length;
  return { up: count(1), down: count(-1), flat: count(0) };
}

export function indexDayFields(bar: DayBar): IndexQuote {
  return {
    code: '',
    name: '',
    bar,
    before: undefined,
    ofYear: widened(undefined, bar),
    counts: () => ({ up: 0, down: 0, flat: 0 }),
  };
}
