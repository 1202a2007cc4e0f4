import type { Period } from './korean-day.ts';
import type { Broker, CandleInterval } from './typed-queries.ts';

export interface CandleTr {
  readonly trId: string;
  /** Instead of `trId` for the day that is running. */
  readonly todayTrId?: string;
  /** What one task asks for: a little less than the rows of one answer, which tells the hub that there are no more. */
  readonly step: readonly [periods: number, period: Period];
  /** It has no choice of adjusted prices. */
  readonly rawOnly?: true;
}

export interface BrokerTrs {
  readonly candles: Readonly<Partial<Record<CandleInterval, CandleTr>>>;
  readonly latestTicks: string;
  readonly ticks: string;
  readonly ticksOfTodayOnly: boolean;
  readonly orderbook: string;
  readonly quote: string;
  readonly balance: string;
}

/** 900 rows an answer, 381 minutes a day, days as five of seven (kiwoom-api 6, 9 [B]; kis-api 9 [M]). */
const kiwoomMinutes = (days: number): CandleTr => ({ trId: 'ka10080', step: [days, 'day'] });

export const brokerTrs: Readonly<Record<Broker, BrokerTrs>> = {
  KIS: {
    candles: {
      // A day is four answers of 120 rows, of today 13 of 30 (kis-api 9).
      '1m': { trId: 'FHKST03010230', todayTrId: 'FHKST03010200', step: [1, 'day'], rawOnly: true },
      // 100 rows an answer (kis-api 9), days as five of seven.
      '1d': { trId: 'FHKST03010100', step: [133, 'day'] },
      '1w': { trId: 'FHKST03010100', step: [99, 'week'] },
      '1mo': { trId: 'FHKST03010100', step: [99, 'month'] },
      '1y': { trId: 'FHKST03010100', step: [99, 'year'] },
    },
    // The latest 30; those before a time of today (kis-api 9).
    latestTicks: 'FHKST01010300',
    ticks: 'FHPST01060000',
    ticksOfTodayOnly: true,
    // kis-trs
    orderbook: 'FHKST01010200',
    quote: 'FHKST01010100',
    balance: 'TTTC8434R',
  },
  KIWOOM: {
    candles: {
      '1m': kiwoomMinutes(2),
      '3m': kiwoomMinutes(7),
      '5m': kiwoomMinutes(14),
      '10m': kiwoomMinutes(28),
      '15m': kiwoomMinutes(42),
      '30m': kiwoomMinutes(91),
      '45m': kiwoomMinutes(133),
      '60m': kiwoomMinutes(175),
      // 600, 300, 240 and about 30 rows an answer (kiwoom-api 6 [B]).
      '1d': { trId: 'ka10081', step: [833, 'day'] },
      '1w': { trId: 'ka10082', step: [299, 'week'] },
      '1mo': { trId: 'ka10083', step: [239, 'month'] },
      '1y': { trId: 'ka10094', step: [29, 'year'] },
    },
    // It takes no end: every range is read back from now (kiwoom-trs).
    latestTicks: 'ka10079',
    ticks: 'ka10079',
    ticksOfTodayOnly: false,
    // kiwoom-trs
    orderbook: 'ka10004',
    quote: 'ka10001',
    balance: 'kt00018',
  },
};
