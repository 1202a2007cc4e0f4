import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { DayBar, Market } from '../../market/market.ts';

/** Adjusted prices of a span of days that ends the day before the running one. */
export interface PriceSpan {
  readonly high: number;
  readonly highDay: TradingDay;
  readonly low: number;
  readonly lowDay: TradingDay;
}

export interface YearOfPrices {
  /** 250 trading days. */
  readonly days250: PriceSpan | undefined;
  /** Since the first of January. */
  readonly calendarYear: PriceSpan | undefined;
}

const spanDays = 250;
const keptStocks = 4_000;

/** Highs and lows of the past year, worked out once per stock and day. */
export class YearStatistics {
  readonly #market: Market;
  readonly #kept = new Map<string, YearOfPrices>();

  constructor(market: Market) {
    this.#market = market;
  }

  of(code: string, day: TradingDay, at: EpochMs): YearOfPrices {
    const key = `${code}|${day}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const { calendar } = this.#market;
    const range = { from: calendar.shift(day, 1 - spanDays), to: calendar.shift(day, -1) };
    const bars = this.#market.dayBars(code, range, at, { adjusted: true });
    const year = {
      days250: spanOf(bars),
      calendarYear: spanOf(bars.filter((bar) => bar.day.slice(0, 4) === day.slice(0, 4))),
    };
    if (this.#kept.size >= keptStocks) this.#kept.clear();
    this.#kept.set(key, year);
    return year;
  }
}

function spanOf(bars: readonly DayBar[]): PriceSpan | undefined {
  return bars.reduce<PriceSpan | undefined>((span, bar) => withBar(span, bar), undefined);
}

/** The span with one more, newer day. */
export function withBar(span: PriceSpan | undefined, { high, low, day }: DayBar): PriceSpan {
  const isHigher = span === undefined || high > span.high;
  const isLower = span === undefined || low < span.low;
  return {
    high: isHigher ? high : span.high,
    highDay: isHigher ? day : span.highDay,
    low: isLower ? low : span.low,
    lowDay: isLower ? day : span.lowDay,
  };
}
