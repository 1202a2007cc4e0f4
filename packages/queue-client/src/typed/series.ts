import type { Candle, Tick } from '@hub/task-schema';

/** Rows that may come in several answers, oldest first. Nothing is sent before it is asked; each loop asks anew. */
export interface Series<Item, Whole> extends AsyncIterable<Item> {
  /** All rows at once. */
  all(): Promise<Whole>;
}

/** What a broker did not give, though it was asked; `from` and `to` in UTC ask for it again. */
export interface MissingPart {
  readonly reason: string;
  readonly from?: string;
  readonly to?: string;
}

export interface WholeCandles {
  readonly candles: readonly Candle[];
  /** Present when something is missing, which only `allowPartial` lets happen. */
  readonly partial?: readonly MissingPart[];
}

export interface WholeTicks {
  readonly ticks: readonly Tick[];
  /** Present when something is missing, which only `allowPartial` lets happen. */
  readonly partial?: readonly MissingPart[];
}
