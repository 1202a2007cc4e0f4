import type { TradingDay } from '../clock/twin-clock.ts';
import type { Calendar } from './market.ts';

/** All trading days there are, numbered from 0. */
export interface TradingDays {
  readonly all: readonly TradingDay[];
  numberOf(day: TradingDay): number | undefined;
  /** Number of the first trading day that is not before this day. */
  firstFrom(day: TradingDay): number;
}

export function tradingDaysOf(calendar: Calendar): TradingDays {
  const all = calendar.before('99991231', 100_000).toReversed();
  const numbers = new Map(all.map((day, number) => [day, number]));
  return {
    all,
    numberOf: (day) => numbers.get(day),
    firstFrom(day) {
      const exact = numbers.get(day);
      if (exact !== undefined) return exact;
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((all[middle] ?? '') < day) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
