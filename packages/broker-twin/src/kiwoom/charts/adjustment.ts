import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Bar, Listing } from '../../market/market.ts';

/** What prices of a day are divided by to be compared with those of a later day. */
export function adjustmentFactor({ splits }: Listing, day: TradingDay, asOf: TradingDay): number {
  return splits
    .filter((split) => split.day > day && split.day <= asOf)
    .reduce((product, split) => product * split.factor, 1);
}

/** `upd_stkpc_tp` 1: prices divided, volumes multiplied. kiwoom-api 9 [A] */
export function adjustBar<T extends Bar>(bar: T, factor: number): T {
  if (factor === 1) return bar;
  return {
    ...bar,
    open: Math.round(bar.open / factor),
    high: Math.round(bar.high / factor),
    low: Math.round(bar.low / factor),
    close: Math.round(bar.close / factor),
    volume: Math.round(bar.volume * factor),
  };
}
