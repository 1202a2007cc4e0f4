import type { EpochMs } from '../../clock/twin-clock.ts';
import type { Market } from '../../market/market.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import type { AskedSymbol } from '../symbols/asked-symbol.ts';

/** The running or last day of one stock. Absent before it was listed. */
export function quoteFacts(symbol: AskedSymbol, market: Market, at: EpochMs): RowFacts | undefined {
  const { listing, venue } = symbol;
  const snapshot = market.snapshot(listing.code, at, venue);
  if (snapshot === undefined) return undefined;
  const { bar, last, day, upperLimit, lowerLimit } = snapshot;
  return {
    code: symbol.asked,
    listing,
    bar,
    base: bar.previousClose,
    upper: upperLimit,
    lower: lowerLimit,
    day,
    atMs: last?.atMs ?? snapshot.atMs,
    tradeQuantity: last === undefined ? 0 : last.side === 'buy' ? last.quantity : -last.quantity,
    book: once(() => market.book(listing.code, at)),
    previous: once(() => {
      const before = market.calendar.shift(day, -1);
      return market.dayBars(listing.code, { from: before, to: before }, at, { venue })[0];
    }),
    flows: once(() => market.flows(listing.code, day)),
  };
}

/** Asks at most once, and only when a field wants it. */
export function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: ask() };
    return answer.value;
  };
}
