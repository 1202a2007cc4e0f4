import { mix, smoothNoise, unit } from './noise.ts';

interface Swing {
  readonly key: number;
  readonly period: number;
  readonly start: number;
  readonly size: number;
}

/** Swings of 1, 2, 4 … 1,024 trading days. */
const periods = Array.from({ length: 11 }, (_, index) => 2 ** index);
/** The deviation of one day's move over the size of the shortest swing. */
const dailyMove = 1.15;

/**
 * Where a price stands at the end of each traded day, for any day without the days before it. Longer swings are larger,
 * as in a random walk, and all are bounded, so that a day's move stays within the price limits.
 */
export class PriceWalk {
  readonly #typicalPrice: number;
  readonly #swings: readonly Swing[];
  /** The two days asked for last: a day's plan needs its own close and the one before. */
  readonly #kept = [
    { time: Number.NaN, price: 0 },
    { time: Number.NaN, price: 0 },
  ];

  constructor(key: number, typicalPrice: number, volatility: number) {
    this.#typicalPrice = typicalPrice;
    this.#swings = periods.map((period) => {
      const swingKey = mix(key, period);
      // A start of its own for each swing, or all would turn on the same day.
      const start = Math.floor(unit(swingKey, -1) * period);
      return { key: swingKey, period, start, size: (volatility / dailyMove) * Math.sqrt(period) };
    });
  }

  /** Won, off the ladder, at the number of shares of today. */
  priceAt(time: number): number {
    const kept = this.#kept[time & 1];
    if (kept?.time === time) return kept.price;
    let height = 0;
    for (const { key, period, start, size } of this.#swings) {
      height += size * smoothNoise(key, time + start, period);
    }
    const price = this.#typicalPrice * Math.exp(height);
    if (kept !== undefined) {
      kept.time = time;
      kept.price = price;
    }
    return price;
  }
}
