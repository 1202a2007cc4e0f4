import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { Listing, Market, Venue } from '../../market/market.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { quoteFacts } from '../quotes/quote-facts.ts';

const secondMs = 1000;
/** Of the day before; working out a day of all 2,500 papers would hold up every other call for seconds. */
const mostTraded = { stock: 270, etf: 30 } as const;

/** One stock with what rankings go by. */
export interface RankedStock {
  readonly facts: RowFacts;
  readonly listing: Listing;
  readonly price: number;
  readonly base: number;
  readonly bar: NonNullable<RowFacts['bar']>;
}

/**
 * The papers that were traded most the day before, as they are now. Kept for the second: several rankings asked for
 * together agree and cost little.
 */
export class MarketView {
  readonly #market: Market;
  #day: TradingDay = '';
  #roster: readonly Listing[] = [];
  #second = Number.NaN;
  readonly #kept = new Map<Venue, readonly RankedStock[]>();

  constructor(market: Market) {
    this.#market = market;
  }

  /** As of the beginning of the second, so that the answer does not hang on what was asked before; ordered by code. */
  stocks(venue: Venue, at: EpochMs): readonly RankedStock[] {
    const second = Math.floor(at / secondMs);
    if (second !== this.#second) this.#kept.clear();
    this.#second = second;
    const kept = this.#kept.get(venue);
    if (kept !== undefined) return kept;
    const stocks = this.#rosterOf(this.#market.calendar.currentDay(at), at)
      .filter((listing) => venue !== 'NXT' || listing.onNextrade)
      .flatMap((listing) => this.#stock(listing, venue, second * secondMs));
    this.#kept.set(venue, stocks);
    return stocks;
  }

  #rosterOf(day: TradingDay, at: EpochMs): readonly Listing[] {
    if (day === this.#day) return this.#roster;
    const before = this.#market.calendar.shift(day, -1);
    const traded = this.#market.listings
      .filter(({ delistedOn }) => delistedOn === undefined || delistedOn >= day)
      .map((listing) => ({
        listing,
        turnover: this.#market.dayBars(listing.code, { from: before, to: before }, at)[0]?.turnover ?? 0,
      }))
      .sort((one, other) => other.turnover - one.turnover)
      .map(({ listing }) => listing);
    const most = (kind: Listing['kind']) =>
      traded.filter((listing) => listing.kind === kind).slice(0, mostTraded[kind]);
    this.#day = day;
    this.#roster = [...most('stock'), ...most('etf')].sort((one, other) => (one.code < other.code ? -1 : 1));
    return this.#roster;
  }

  #stock(listing: Listing, venue: Venue, at: EpochMs): readonly RankedStock[] {
    const onVenue = venue === 'ALL' && !listing.onNextrade ? 'KRX' : venue;
    const code = listing.code + venueSuffix(venue);
    const facts = quoteFacts({ asked: code, listing, venue: onVenue }, this.#market, at);
    if (facts?.bar === undefined || facts.base === undefined) return [];
    return [{ facts, listing, price: facts.bar.close, base: facts.base, bar: facts.bar }];
  }
}

/** How codes come back from market-wide queries. kiwoom-api 8: `_AL` for both [A], `_NX` by analogy [C] */
function venueSuffix(venue: Venue): string {
  switch (venue) {
    case 'KRX':
      return '';
    case 'NXT':
      return '_NX';
    case 'ALL':
      return '_AL';
  }
}
