import type { TradingDay } from '../../clock/twin-clock.ts';
import type { TrCall } from '../answers/tr-answer.ts';
import type { ChartBar } from './chart-bar.ts';

export interface Walk {
  readonly newest: TradingDay;
  readonly oldest: TradingDay;
  /** Oldest first. */
  readonly barsOf: (day: TradingDay) => readonly ChartBar[];
}

/** One bar more than a page has, day by day into the past, newest first. */
export function barsBack({ spec, world }: TrCall, { newest, oldest, barsOf }: Walk): readonly ChartBar[] {
  const { calendar } = world.market;
  const bars: ChartBar[] = [];
  let day = calendar.isTradingDay(newest) ? newest : calendar.shift(newest, -1);
  while (day >= oldest && bars.length <= spec.pageRows) {
    bars.push(...barsOf(day).toReversed());
    const before = calendar.shift(day, -1);
    // The calendar begins somewhere, and its first day is the one before itself.
    if (before === day) break;
    day = before;
  }
  return bars;
}
