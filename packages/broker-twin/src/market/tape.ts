import type { EpochMs } from '../clock/twin-clock.ts';
import { barOf, joinBars } from './bar-sums.ts';
import type { Bar, MarketTick, MinuteBar } from './market.ts';

/** What has traded so far on one day. */
export interface SoFar {
  readonly bar: Bar;
  readonly last: MarketTick;
}

/**
 * One day of one instrument, as trades and as minutes. Nothing after `at` is told. The first trade of a minute is at its
 * very start, so that a minute that has begun is never empty.
 */
export class Tape {
  readonly #minutes: readonly MinuteBar[];
  readonly #tradesOf: (index: number) => readonly MarketTick[];
  readonly #ticks = new Map<number, readonly MarketTick[]>();
  #allTicks: readonly MarketTick[] | undefined;

  /** @param tradesOf the trades of the minute with this index */
  constructor(minutes: readonly MinuteBar[], tradesOf: (index: number) => readonly MarketTick[]) {
    this.#minutes = minutes;
    this.#tradesOf = tradesOf;
  }

  /** Oldest first. */
  ticksUntil(at: EpochMs): readonly MarketTick[] {
    this.#allTicks ??= this.#minutes.flatMap((_, index) => this.#ticksOf(index));
    return until(this.#allTicks, at);
  }

  /** Oldest first; the running minute has what has traded in it. */
  minutesUntil(at: EpochMs): readonly MinuteBar[] {
    const begun = countUntil(this.#minutes, at, startOf);
    return this.#minutes.slice(0, begun).map((minute, index) => {
      const { startMs, open, high, low, close, volume, turnover } = minute;
      const whole = { open, high, low, close, volume, turnover };
      const isRunning = index === begun - 1 && at < startMs + 60_000;
      return { startMs, ...((isRunning ? barOf(until(this.#ticksOf(index), at)) : undefined) ?? whole) };
    });
  }

  /** Absent before the first trade. */
  soFar(at: EpochMs): SoFar | undefined {
    const running = countUntil(this.#minutes, at, startOf) - 1;
    if (running < 0) return undefined;
    const ticks = until(this.#ticksOf(running), at);
    const last = ticks.at(-1);
    const bar = barOf(ticks);
    return last && bar && { last, bar: joinBars(this.#before(running), bar) };
  }

  /** All minutes of the day before this one. */
  #before(index: number): Bar | undefined {
    const [first] = this.#minutes;
    if (first === undefined || index === 0) return undefined;
    let { high, low, close } = first;
    let volume = 0;
    let turnover = 0;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const bar = this.#minutes[earlier] ?? first;
      high = Math.max(high, bar.high);
      low = Math.min(low, bar.low);
      close = bar.close;
      volume += bar.volume;
      turnover += bar.turnover;
    }
    return { open: first.open, high, low, close, volume, turnover };
  }

  #ticksOf(index: number): readonly MarketTick[] {
    const kept = this.#ticks.get(index);
    if (kept !== undefined) return kept;
    const ticks = this.#tradesOf(index);
    this.#ticks.set(index, ticks);
    return ticks;
  }
}

function until(ticks: readonly MarketTick[], at: EpochMs): readonly MarketTick[] {
  const count = countUntil(ticks, at, atOf);
  return count === ticks.length ? ticks : ticks.slice(0, count);
}

/** How many of these, ordered by time, are not after `at`. */
function countUntil<Item>(items: readonly Item[], at: EpochMs, timeOf: (item: Item) => EpochMs): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && timeOf(item) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const atOf = ({ atMs }: MarketTick): EpochMs => atMs;
const startOf = ({ startMs }: MinuteBar): EpochMs => startMs;
