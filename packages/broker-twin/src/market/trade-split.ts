import type { Bar } from './market.ts';
import type { PriceLadder } from './price-ladder.ts';

/** Shares of a minute that change hands at one of its extreme prices or at one that makes the sum come out. */
export interface TradeSplit {
  /** Shares at the high and at the low besides the four that make the bar. */
  readonly atHigh: number;
  readonly atLow: number;
  /** One share each. */
  readonly between: readonly number[];
}

/** Shares beyond the four of the bar, so that prices times shares are the turnover of the minute. */
export function splitTrades(
  { open, high, low, close, volume, turnover }: Bar,
  ladder: PriceLadder,
): TradeSplit {
  const free = volume - 4;
  if (high === low) return { atHigh: 0, atLow: free, between: [] };
  const extra = turnover - (open + high + low + close) - free * low;
  const atHigh = Math.floor(extra / (high - low));
  const between: number[] = [];
  let rest = extra - atHigh * (high - low);
  while (rest > 0) {
    const price = ladder.price(ladder.rung(low + rest));
    between.push(price);
    rest -= price - low;
  }
  return { atHigh, atLow: free - atHigh - between.length, between };
}
