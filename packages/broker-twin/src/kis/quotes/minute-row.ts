import { hhmmss } from '../../clock/korean-time.ts';
import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { MinuteBar } from '../../market/market.ts';

/** A minute bar as KIS tells it: with the turnover of the day up to its end. */
export interface MinuteRow {
  readonly day: TradingDay;
  readonly startMs: EpochMs;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Won, from the open of the day. */
  readonly turnoverOfDay: number;
}

/** Oldest first, as the bars. The closing auction may count its volume twice. kis-api 9 [M] */
export function minuteRows(
  day: TradingDay,
  bars: readonly MinuteBar[],
  options: { readonly closesAtMs: EpochMs | undefined; readonly doubledClosingVolume: boolean },
): MinuteRow[] {
  let turnoverOfDay = 0;
  return bars.map(({ startMs, open, high, low, close, volume, turnover }) => {
    turnoverOfDay += turnover;
    const isDoubled = options.doubledClosingVolume && startMs === options.closesAtMs;
    return { day, startMs, open, high, low, close, volume: isDoubled ? 2 * volume : volume, turnoverOfDay };
  });
}

export function minuteTime({ startMs }: MinuteRow): string {
  return hhmmss(startMs);
}
