import type { EpochMs } from '../clock/twin-clock.ts';
import { isHalted } from './closing-price.ts';
import type { Instrument } from './instrument.ts';
import type { Book, BookLevel, MarketTick } from './market.ts';
import { mix, unit } from './noise.ts';

const levels = 10;

export interface BookMoment {
  readonly day: number;
  readonly at: EpochMs;
  readonly previousClose: number;
  /** Absent before the first trade of the day. */
  readonly last: MarketTick | undefined;
}

/**
 * Orders waiting around the last trade: a buyer took the best ask, a seller the best bid. It changes with every trade.
 * Fewer than ten levels next to a price limit, none while trading is halted.
 */
export function bookAt(instrument: Instrument, { day, at, previousClose, last }: BookMoment): Book {
  if (isHalted(instrument, day)) return { atMs: at, asks: [], bids: [] };
  const { ladder, typicalVolume } = instrument;
  const { upper, lower } = instrument.limits(previousClose);
  const key = mix(mix(instrument.key, day), last?.sequence ?? 0);
  const rung = ladder.rung(last?.price ?? previousClose);
  const bestAsk = last?.side === 'sell' ? rung + 1 : rung;

  const side = (first: number, direction: 1 | -1): readonly BookLevel[] => {
    const waiting: BookLevel[] = [];
    for (let depth = 0; depth < levels; depth += 1) {
      const price = ladder.price(first + direction * depth);
      if (price > upper || price < lower) break;
      const quantity = Math.ceil((typicalVolume / 900) * (0.3 + 1.7 * unit(key, direction * (depth + 1))));
      waiting.push({ price, quantity });
    }
    return waiting;
  };
  return { atMs: at, asks: side(bestAsk, 1), bids: side(bestAsk - 1, -1) };
}
