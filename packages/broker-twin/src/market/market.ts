import type { EpochMs, TradingDay } from '../clock/twin-clock.ts';

/** Where a price was made: KRX, Nextrade, or both together. */
export type Venue = 'KRX' | 'NXT' | 'ALL';

export interface Listing {
  /** Six characters, letters too: `005930`, `0156T0`. */
  readonly code: string;
  readonly name: string;
  readonly market: 'KOSPI' | 'KOSDAQ';
  readonly kind: 'stock' | 'etf';
  readonly listedShares: number;
  readonly parValue: number;
  readonly sector: string;
  readonly listedOn: TradingDay;
  /** Last day of trading; absent while listed. */
  readonly delistedOn?: TradingDay;
  /** Traded on Nextrade as well. */
  readonly onNextrade: boolean;
  /** Price per share is divided by `factor` from that day on; adjusted prices divide what was before. */
  readonly splits: readonly { readonly day: TradingDay; readonly factor: number }[];
}

/** One trade of the simulated market. `side` is who took the initiative. */
export interface MarketTick {
  readonly atMs: EpochMs;
  readonly price: number;
  readonly quantity: number;
  readonly side: 'buy' | 'sell';
  /** Running number of the day, from 1. */
  readonly sequence: number;
}

/** All prices are whole won as traded on that day (not adjusted) unless asked for otherwise; `turnover` in won. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly turnover: number;
}
/** `startMs` is the minute's start; the closing auction is the bar of 15:30. Minutes without a trade are absent. */
export interface MinuteBar extends Bar {
  readonly startMs: EpochMs;
}
/** Without a trade (halted, or not yet begun) all four prices are the previous close and nothing is traded. */
export interface DayBar extends Bar {
  readonly day: TradingDay;
  readonly previousClose: number;
}

export interface BookLevel {
  readonly price: number;
  readonly quantity: number;
}
export interface Book {
  readonly atMs: EpochMs;
  /** Ten each, best first; fewer next to a price limit, none while halted. */
  readonly asks: readonly BookLevel[];
  readonly bids: readonly BookLevel[];
}

/** The running or last trading day of one symbol, as of one moment. */
export interface Snapshot {
  readonly listing: Listing;
  readonly day: TradingDay;
  readonly atMs: EpochMs;
  readonly bar: DayBar;
  readonly last: MarketTick | undefined;
  readonly upperLimit: number;
  readonly lowerLimit: number;
  readonly halted: boolean;
}

/** When a day trades. `undefined` for weekends and holidays. Instants of Korean time as epoch ms. */
export interface Session {
  readonly day: TradingDay;
  readonly opensAtMs: EpochMs;
  /** Continuous trading ends (15:20), then the closing auction. */
  readonly continuousUntilMs: EpochMs;
  readonly closesAtMs: EpochMs;
}

export interface Calendar {
  session(day: TradingDay): Session | undefined;
  isTradingDay(day: TradingDay): boolean;
  /** The trading day that runs at this moment, or the last one before it. */
  currentDay(at: EpochMs): TradingDay;
  isOpen(at: EpochMs): boolean;
  /**
   * `offset` trading days from `day`: -1 is the one before. `day` itself need not trade. Ends at the first and the last
   * day that the calendar knows.
   */
  shift(day: TradingDay, offset: number): TradingDay;
  /** Newest first, ending at `day` or the trading day before it. */
  before(day: TradingDay, count: number): readonly TradingDay[];
}

export interface IndexListing {
  /** KIS `0001`/`1001`/`2001`; Kiwoom `001`/`101`/`201`. */
  readonly kisCode: string;
  readonly kiwoomCode: string;
  readonly name: string;
}

/** Net buying of one day by class of investor, shares and won; sums to zero. */
export interface InvestorFlows {
  readonly individual: { readonly quantity: number; readonly amount: number };
  readonly foreign: { readonly quantity: number; readonly amount: number };
  readonly institution: { readonly quantity: number; readonly amount: number };
}

/**
 * A seeded market: the same seed gives the same prices for ever, whatever was asked before and in whatever order.
 * Nothing after `at` is ever told. A day bar is the aggregation of its minute bars, a minute bar of its ticks.
 */
export interface Market {
  readonly seed: number;
  readonly calendar: Calendar;
  /** Every symbol there ever was, halted and delisted too, ordered by code. */
  readonly listings: readonly Listing[];
  readonly indices: readonly IndexListing[];
  listing(code: string): Listing | undefined;
  snapshot(code: string, at: EpochMs, venue?: Venue): Snapshot | undefined;
  /** Of one day up to `at`, oldest first. */
  ticks(code: string, day: TradingDay, at: EpochMs, venue?: Venue): readonly MarketTick[];
  minuteBars(code: string, day: TradingDay, at: EpochMs, venue?: Venue): readonly MinuteBar[];
  /** `from`..`to` inclusive, oldest first; the running day is as of `at`. */
  dayBars(
    code: string,
    range: { readonly from: TradingDay; readonly to: TradingDay },
    at: EpochMs,
    options?: { readonly adjusted?: boolean; readonly venue?: Venue },
  ): readonly DayBar[];
  book(code: string, at: EpochMs): Book | undefined;
  flows(code: string, day: TradingDay): InvestorFlows;
  /** Index levels are in hundredths: 674795 is 6747.95. `code` is either broker's. */
  indexDayBars(code: string, range: { from: TradingDay; to: TradingDay }, at: EpochMs): readonly DayBar[];
  indexMinuteBars(code: string, day: TradingDay, at: EpochMs): readonly MinuteBar[];
}
