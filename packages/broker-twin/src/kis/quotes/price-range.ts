import type { TradingDay } from '../../clock/twin-clock.ts';
import type { DayBar } from '../../market/market.ts';

/** Highest and lowest price of a stretch of days, with the days. */
export interface PriceRange {
  readonly high: number;
  readonly highDay: TradingDay;
  readonly low: number;
  readonly lowDay: TradingDay;
}

export function rangeOf(bars: readonly DayBar[]): PriceRange | undefined {
  let range: PriceRange | undefined;
  for (const bar of bars) range = widened(range, bar);
  return range;
}

/** The range with one more day; the later day wins a tie. */
export function widened(range: PriceRange | undefined, { day, high, low }: DayBar): PriceRange {
  if (range === undefined) return { high, highDay: day, low, lowDay: day };
  return {
    high: Math.max(high, range.high),
    highDay: high >= range.high ? day : range.highDay,
    low: Math.min(low, range.low),
    lowDay: low <= range.low ? day : range.lowDay,
  };
}
