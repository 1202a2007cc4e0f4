import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { Market, MarketTick, Venue } from '../../market/market.ts';

/** What was traded from the open up to and with one tick. */
export interface RunningTotals {
  readonly volume: number;
  readonly bought: number;
  readonly sold: number;
}

export interface TapeLine extends RunningTotals {
  readonly tick: MarketTick;
}

/** The executions of single stocks with running totals. */
export class TickTape {
  readonly #market: Market;

  constructor(market: Market) {
    this.#market = market;
  }

  /** The newest `count` at or before `at`, newest first. */
  newest(asked: {
    readonly code: string;
    readonly day: TradingDay;
    readonly at: EpochMs;
    readonly venue: Venue;
    readonly count: number;
  }): readonly TapeLine[] {
    const { code, day, at, venue, count } = asked;
    const ticks = this.#market.ticks(code, day, at, venue);
    const lines: TapeLine[] = [];
    let volume = 0;
    let bought = 0;
    for (const [index, tick] of ticks.entries()) {
      volume += tick.quantity;
      if (tick.side === 'buy') bought += tick.quantity;
      if (index >= ticks.length - count) lines.push({ tick, volume, bought, sold: volume - bought });
    }
    return lines.reverse();
  }
}

/** Execution strength: what buyers took over what sellers gave, in percent. */
export function strengthOf({ bought, sold }: RunningTotals): number {
  return sold === 0 ? 0 : (bought / sold) * 100;
}
