import type { Listing } from './market.ts';
import { roundDownToTick, tickSize } from './tick-size.ts';

/** The valid prices of one kind of paper, numbered upwards, so that "two steps higher" is a sum. */
export interface PriceLadder {
  /** Number of the highest valid price not above this one. */
  rung(price: number): number;
  price(rung: number): number;
  /** The step above this price, won. */
  step(price: number): number;
}

interface Flight {
  readonly fromPrice: number;
  readonly fromRung: number;
  readonly step: number;
}

/** Every whole number is a price: index levels in hundredths. */
export const indexLadder: PriceLadder = {
  rung: Math.floor,
  price: (rung) => rung,
  step: () => 1,
};

export const stockLadder = ladderOf('stock', [0, 2_000, 5_000, 20_000, 50_000, 200_000, 500_000]);
export const etfLadder = ladderOf('etf', [0, 2_000]);

function ladderOf(kind: Listing['kind'], starts: readonly number[]): PriceLadder {
  const flights: Flight[] = [];
  let fromRung = 0;
  for (const [index, fromPrice] of starts.entries()) {
    const step = tickSize(fromPrice, kind);
    flights.unshift({ fromPrice, fromRung, step });
    fromRung += ((starts[index + 1] ?? fromPrice) - fromPrice) / step;
  }
  const lowest: Flight = { fromPrice: 0, fromRung: 0, step: 1 };
  return {
    rung(price) {
      const {
        fromPrice,
        fromRung: first,
        step,
      } = flights.find((flight) => price >= flight.fromPrice) ?? lowest;
      return first + Math.floor((price - fromPrice) / step);
    },
    price(rung) {
      const {
        fromPrice,
        fromRung: first,
        step,
      } = flights.find((flight) => rung >= flight.fromRung) ?? lowest;
      return fromPrice + (rung - first) * step;
    },
    step: (price) => tickSize(price, kind),
  };
}

/** ±30 % of the previous close, won; the allowance is cut to a valid price. */
export function priceLimits(previousClose: number, kind: Listing['kind']): { upper: number; lower: number } {
  const allowance = Math.floor((previousClose * 3) / 10);
  const lowest = previousClose - allowance;
  const step = tickSize(lowest, kind);
  return {
    upper: roundDownToTick(previousClose + allowance, kind),
    lower: Math.max(step, Math.ceil(lowest / step) * step),
  };
}
