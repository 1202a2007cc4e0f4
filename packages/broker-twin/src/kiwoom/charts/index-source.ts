import type { TradingDay } from '../../clock/twin-clock.ts';
import { sectorIndex } from '../sector/sector-index.ts';
import type { ChartBar } from './chart-bar.ts';
import type { SourceOf } from './chart-source.ts';

/** No index of this market is older. */
const firstDay = '19800104';

/** The index in `inds_cd`, levels in hundredths. Its ticks are its minutes: nothing finer is kept. */
export const indexSource: SourceOf = ({ body, world, at }) => {
  const index = sectorIndex(body['inds_cd'] ?? '', world.market);
  if (index === undefined) return undefined;
  const { market } = world;
  const code = index.kiwoomCode;
  const minutes = (day: TradingDay): readonly ChartBar[] => {
    const previousClose = market.indexDayBars(code, { from: day, to: day }, at)[0]?.previousClose ?? 0;
    let volumeToday = 0;
    return market.indexMinuteBars(code, day, at).map((bar) => {
      volumeToday += bar.volume;
      return { ...bar, day, atMs: bar.startMs, previousClose, volumeToday };
    });
  };
  return {
    code,
    listing: undefined,
    firstDay,
    days: (from, to) => market.indexDayBars(code, { from, to }, at),
    minutes,
    ticks: (day) => minutes(day).map((bar) => ({ ...bar, open: bar.close, high: bar.close, low: bar.close })),
  };
};
