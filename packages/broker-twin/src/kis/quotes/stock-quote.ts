import type { EpochMs } from '../../clock/twin-clock.ts';
import type { Book, DayBar, Market, Snapshot, Venue } from '../../market/market.ts';
import type { PastDays, PastDaysBook } from './past-days.ts';
import { type PriceRange, widened } from './price-range.ts';
import { type RunningTotals, strengthOf, type TickTape } from './tick-tape.ts';

interface Sources {
  readonly market: Market;
  readonly pastDays: PastDaysBook;
  readonly tape: TickTape;
}

/** One stock as of one moment, with what only some TRs ask for read when they do. */
export class StockQuote {
  readonly snapshot: Snapshot;
  readonly at: EpochMs;
  readonly venue: Venue;
  /** Last trade, or the close before until there is one. */
  readonly price: number;
  readonly previousClose: number;
  readonly difference: number;
  readonly #sources: Sources;
  #book: Book | null | undefined;
  #past: PastDays | undefined;
  #totals: RunningTotals | undefined;

  constructor(snapshot: Snapshot, moment: { at: EpochMs; venue: Venue }, sources: Sources) {
    this.snapshot = snapshot;
    this.at = moment.at;
    this.venue = moment.venue;
    this.price = snapshot.bar.close;
    this.previousClose = snapshot.bar.previousClose;
    this.difference = this.price - this.previousClose;
    this.#sources = sources;
  }

  get isAtUpperLimit(): boolean {
    return this.price >= this.snapshot.upperLimit;
  }

  get isAtLowerLimit(): boolean {
    return this.price <= this.snapshot.lowerLimit;
  }

  get book(): Book | undefined {
    if (this.#book === undefined) {
      this.#book = this.#sources.market.book(this.snapshot.listing.code, this.at) ?? null;
    }
    return this.#book ?? undefined;
  }

  get past(): PastDays {
    const { listing, day } = this.snapshot;
    this.#past ??= this.#sources.pastDays.before(listing.code, day, this.at, this.venue);
    return this.#past;
  }

  /** The trading day before. */
  get dayBefore(): DayBar | undefined {
    const { listing, day } = this.snapshot;
    return this.#sources.pastDays.last(listing.code, day, this.at, this.venue);
  }

  get of250Days(): PriceRange {
    return widened(this.past.of250Days, this.#today);
  }

  get ofYear(): PriceRange {
    return widened(this.past.ofYear, this.#today);
  }

  get of52Weeks(): PriceRange {
    return widened(this.past.of52Weeks, this.#today);
  }

  /** Buying over selling of the day, in percent. */
  get strength(): number {
    return strengthOf(this.totals);
  }

  get totals(): RunningTotals {
    if (this.#totals === undefined) {
      const { snapshot, at, venue } = this;
      const asked = { code: snapshot.listing.code, day: snapshot.day, at, venue, count: 1 };
      this.#totals = this.#sources.tape.newest(asked)[0] ?? { volume: 0, bought: 0, sold: 0 };
    }
    return this.#totals;
  }

  /** Before the first trade the day has no range of its own. */
  get #today(): Snapshot['bar'] {
    const { bar } = this.snapshot;
    if (bar.volume > 0) return bar;
    return { ...bar, open: bar.close, high: bar.close, low: bar.close };
  }
}
