import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { DayBar, Market, Venue } from '../../market/market.ts';
import { type PriceRange, rangeOf } from './price-range.ts';

/** The ranges of the year before one trading day, adjusted. */
export interface PastDays {
  readonly of250Days: PriceRange | undefined;
  readonly ofYear: PriceRange | undefined;
  readonly of52Weeks: PriceRange | undefined;
}

interface Kept<Value> {
  readonly day: TradingDay;
  readonly value: Value;
}

/** Past days never change, so they are read once per symbol and day. */
export class PastDaysBook {
  readonly #market: Market;
  readonly #ranges = new Map<string, Kept<PastDays>>();
  readonly #last = new Map<string, Kept<DayBar | undefined>>();

  constructor(market: Market) {
    this.#market = market;
  }

  before(code: string, day: TradingDay, at: EpochMs, venue: Venue): PastDays {
    return kept(this.#ranges, `${code}|${venue}`, day, () => {
      const bars = this.#read({ code, venue, at, day, count: 260 });
      const year = day.slice(0, 4);
      const yearAgo = `${Number(year) - 1}${day.slice(4)}`;
      return {
        of250Days: rangeOf(bars.slice(-249)),
        ofYear: rangeOf(bars.filter((bar) => bar.day.startsWith(year))),
        of52Weeks: rangeOf(bars.filter((bar) => bar.day >= yearAgo)),
      };
    });
  }

  /** The trading day before; much cheaper than the year. */
  last(code: string, day: TradingDay, at: EpochMs, venue: Venue): DayBar | undefined {
    return kept(this.#last, `${code}|${venue}`, day, () =>
      this.#read({ code, venue, at, day, count: 1 }).at(-1),
    );
  }

  /** So many trading days before `day`, oldest first. */
  #read(asked: {
    readonly code: string;
    readonly venue: Venue;
    readonly at: EpochMs;
    readonly day: TradingDay;
    readonly count: number;
  }): readonly DayBar[] {
    const { code, venue, at, day, count } = asked;
    const { calendar } = this.#market;
    const range = { from: calendar.shift(day, -count), to: calendar.shift(day, -1) };
    return this.#market.dayBars(code, range, at, { adjusted: true, venue });
  }
}

function kept<Value>(
  values: Map<string, Kept<Value>>,
  key: string,
  day: TradingDay,
  read: () => Value,
): Value {
  const known = values.get(key);
  if (known?.day === day) return known.value;
  const value = read();
  values.set(key, { day, value });
  return value;
}
