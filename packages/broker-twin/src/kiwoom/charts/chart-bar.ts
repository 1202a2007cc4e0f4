import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { Bar } from '../../market/market.ts';

/** One row of a chart, before it is written. */
export interface ChartBar extends Bar {
  readonly day: TradingDay;
  /** Bar time of minutes and ticks. */
  readonly atMs?: EpochMs;
  readonly previousClose: number;
  /** Shares traded that day up to the end of the bar. */
  readonly volumeToday?: number;
}

/** Several bars as one; the first one's day, time and previous close stay. @throws {RangeError} none */
export function mergeBars(bars: readonly ChartBar[]): ChartBar {
  const [first, ...rest] = bars;
  if (first === undefined) throw new RangeError('nothing to merge');
  let { high, low, close, volume, turnover, volumeToday } = first;
  for (const bar of rest) {
    high = Math.max(high, bar.high);
    low = Math.min(low, bar.low);
    close = bar.close;
    volume += bar.volume;
    turnover += bar.turnover;
    volumeToday = bar.volumeToday ?? volumeToday;
  }
  const merged = { ...first, high, low, close, volume, turnover };
  return volumeToday === undefined ? merged : { ...merged, volumeToday };
}
