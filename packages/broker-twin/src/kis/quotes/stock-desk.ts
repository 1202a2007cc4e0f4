import type { EpochMs } from '../../clock/twin-clock.ts';
import type { Listing, Market, Venue } from '../../market/market.ts';
import { PastDaysBook } from './past-days.ts';
import { StockQuote } from './stock-quote.ts';
import { TickTape } from './tick-tape.ts';

/** Between two rounds through the market (assumed). */
const ROUND_MS = 10_000;

interface Round {
  readonly takenAtMs: EpochMs;
  readonly quotes: readonly StockQuote[];
}

/** Which stocks a round goes through. */
export interface RoundOf {
  readonly venue?: Venue;
  readonly market?: Listing['market'];
  /** At most so many, by code. Default: all. */
  readonly most?: number;
}

/** Quotes of single stocks, with what was read of past days kept. */
export class StockDesk {
  readonly tape: TickTape;
  readonly #market: Market;
  readonly #pastDays: PastDaysBook;
  readonly #rounds = new Map<string, Round>();

  constructor(market: Market) {
    this.#market = market;
    this.tape = new TickTape(market);
    this.#pastDays = new PastDaysBook(market);
  }

  /** @returns undefined if there never was such a symbol */
  quote(code: string, at: EpochMs, venue: Venue = 'KRX'): StockQuote | undefined {
    const snapshot = this.#market.snapshot(code, at, venue);
    if (snapshot === undefined) return undefined;
    const sources = { market: this.#market, pastDays: this.#pastDays, tape: this.tape };
    return new StockQuote(snapshot, { at, venue }, sources);
  }

  /** Symbols that are still listed, by code, as of the last round: rankings and counts go by it. */
  round(
    at: EpochMs,
    { venue = 'KRX', market, most = Number.POSITIVE_INFINITY }: RoundOf = {},
  ): readonly StockQuote[] {
    const takenAtMs = at - (at % ROUND_MS);
    const key = `${venue}|${market ?? ''}|${most}`;
    const known = this.#rounds.get(key);
    if (known?.takenAtMs === takenAtMs) return known.quotes;
    const quotes = this.#market.listings
      .filter((listing) => listing.delistedOn === undefined && (market ?? listing.market) === listing.market)
      .slice(0, most)
      .flatMap(({ code }) => this.quote(code, takenAtMs, venue) ?? []);
    this.#rounds.set(key, { takenAtMs, quotes });
    return quotes;
  }
}
