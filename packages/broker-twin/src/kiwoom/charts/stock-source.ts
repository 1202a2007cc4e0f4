import type { TradingDay } from '../../clock/twin-clock.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import { adjustBar, adjustmentFactor } from './adjustment.ts';
import type { ChartBar } from './chart-bar.ts';
import type { SourceOf } from './chart-source.ts';

/** The stock in `stk_cd`. Absent when it does not exist. */
export const stockSource: SourceOf = ({ body, world, at }) => {
  const symbol = askedSymbol(body['stk_cd'] ?? '', world);
  if (symbol === undefined) return undefined;
  const { market } = world;
  const { listing, venue, asked } = symbol;
  const isAdjusted = body['upd_stkpc_tp'] === '1';
  const today = market.calendar.currentDay(at);
  const previousClose = (day: TradingDay) =>
    market.dayBars(listing.code, { from: day, to: day }, at, { venue })[0]?.previousClose ?? 0;
  const withinDay = (day: TradingDay) => {
    const factor = isAdjusted ? adjustmentFactor(listing, day, today) : 1;
    const base = Math.round(previousClose(day) / factor);
    let volumeToday = 0;
    return (bar: Omit<ChartBar, 'previousClose' | 'volumeToday'>): ChartBar => {
      const adjusted = adjustBar(bar, factor);
      volumeToday += adjusted.volume;
      return { ...adjusted, previousClose: base, volumeToday };
    };
  };
  return {
    code: asked,
    listing,
    firstDay: listing.listedOn,
    days: (from, to) => market.dayBars(listing.code, { from, to }, at, { adjusted: isAdjusted, venue }),
    minutes(day) {
      const finish = withinDay(day);
      return market
        .minuteBars(listing.code, day, at, venue)
        .map((bar) => finish({ ...bar, day, atMs: bar.startMs }));
    },
    ticks(day) {
      const finish = withinDay(day);
      return market.ticks(listing.code, day, at, venue).map(({ atMs, price, quantity }) =>
        finish({
          day,
          atMs,
          open: price,
          high: price,
          low: price,
          close: price,
          volume: quantity,
          turnover: price * quantity,
        }),
      );
    },
  };
};
