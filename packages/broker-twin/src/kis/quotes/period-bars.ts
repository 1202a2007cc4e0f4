import { addDays, weekdayOf } from '../../clock/korean-time.ts';
import type { TradingDay } from '../../clock/twin-clock.ts';
import type { DayBar } from '../../market/market.ts';

export type Period = 'D' | 'W' | 'M' | 'Y';

export function periodOf(text: string): Period {
  const letter = text.trim().toUpperCase();
  return letter === 'W' || letter === 'M' || letter === 'Y' ? letter : 'D';
}

/**
 * Day bars joined to weeks (from Monday), months or years, oldest first. A joined bar carries its last trading day
 * (assumed); `previousClose` is the close of the period before.
 */
export function joinedBars(days: readonly DayBar[], period: Period): readonly DayBar[] {
  if (period === 'D') return days;
  const joined: DayBar[] = [];
  let currentKey = '';
  for (const bar of days) {
    const key = periodKey(bar.day, period);
    const before = joined.at(-1);
    if (key !== currentKey || before === undefined) joined.push(bar);
    else joined[joined.length - 1] = merged(before, bar);
    currentKey = key;
  }
  return joined;
}

/** First calendar day of the period that the day lies in. */
export function periodStart(day: TradingDay, period: Period): TradingDay {
  if (period === 'D') return day;
  if (period === 'W') return periodKey(day, 'W');
  return period === 'M' ? `${day.slice(0, 6)}01` : `${day.slice(0, 4)}0101`;
}

function periodKey(day: TradingDay, period: Exclude<Period, 'D'>): string {
  if (period === 'Y') return day.slice(0, 4);
  if (period === 'M') return day.slice(0, 6);
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

function merged(before: DayBar, bar: DayBar): DayBar {
  return {
    day: bar.day,
    previousClose: before.previousClose,
    open: before.open,
    high: Math.max(before.high, bar.high),
    low: Math.min(before.low, bar.low),
    close: bar.close,
    volume: before.volume + bar.volume,
    turnover: before.turnover + bar.turnover,
  };
}
