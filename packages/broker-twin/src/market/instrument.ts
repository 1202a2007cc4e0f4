import type { TradingDay } from '../clock/twin-clock.ts';
import type { RegisteredListing } from './listing-register.ts';
import type { Listing } from './market.ts';
import { keyOf } from './noise.ts';
import { etfLadder, indexLadder, type PriceLadder, priceLimits, stockLadder } from './price-ladder.ts';
import { PriceWalk } from './price-walk.ts';
import type { TradingDays } from './trading-days.ts';

/** Whatever has a price: a paper or an index. Days are numbers of trading days. */
export interface Instrument {
  readonly name: string;
  readonly key: number;
  readonly ladder: PriceLadder;
  readonly walk: PriceWalk;
  readonly typicalVolume: number;
  readonly volatility: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly splits: readonly { readonly day: number; readonly factor: number }[];
  readonly halts: readonly { readonly from: number; readonly until: number }[];
  /** Share of the KRX volume that is traded on Nextrade besides; 0: not there. */
  readonly nextradeShare: number;
  readonly limits: (previousClose: number) => { readonly upper: number; readonly lower: number };
}

export function instrumentOf(listing: RegisteredListing, seed: number, days: TradingDays): Instrument {
  const key = keyOf(seed, listing.code);
  const after = (day: TradingDay | undefined): number =>
    day === undefined ? days.all.length : days.firstFrom(`${day}~`);
  return {
    name: listing.code,
    key,
    ladder: ladderOf(listing.kind),
    walk: new PriceWalk(key, listing.typicalPrice, listing.volatility),
    typicalVolume: listing.typicalVolume,
    volatility: listing.volatility,
    firstDay: days.firstFrom(listing.listedOn),
    lastDay: after(listing.delistedOn) - 1,
    splits: listing.splits.map(({ day, factor }) => ({ day: days.firstFrom(day), factor })),
    halts: listing.halts.map(({ from, to }) => ({ from: days.firstFrom(from), until: after(to) })),
    nextradeShare: listing.onNextrade ? 0.15 + (key % 1000) / 4000 : 0,
    limits: (previousClose) => priceLimits(previousClose, listing.kind),
  };
}

export interface IndexCharacter {
  readonly name: string;
  /** In hundredths. */
  readonly typicalLevel: number;
  readonly typicalVolume: number;
  readonly volatility: number;
}

export function indexInstrument(index: IndexCharacter, seed: number, days: TradingDays): Instrument {
  const key = keyOf(seed, index.name);
  return {
    name: index.name,
    key,
    ladder: indexLadder,
    walk: new PriceWalk(key, index.typicalLevel, index.volatility),
    typicalVolume: index.typicalVolume,
    volatility: index.volatility,
    firstDay: 0,
    lastDay: days.all.length - 1,
    splits: [],
    halts: [],
    nextradeShare: 0,
    limits: (previousClose) => ({
      upper: Math.floor(previousClose * 1.3),
      lower: Math.ceil(previousClose * 0.7),
    }),
  };
}

function ladderOf(kind: Listing['kind']): PriceLadder {
  return kind === 'etf' ? etfLadder : stockLadder;
}
