import type {
  Balance,
  Candle,
  Execution,
  Order,
  Orderbook,
  PartialAnswer,
  Quote,
  Tick,
} from '@hub/task-schema';

/** What a broker said. Plain JSON: no dates, no big integers, nothing undefined. */
export interface ProviderAnswer {
  /**
   * The `data` object of the response, as the wire contract fixes it.
   * - Real broker: `status: "success"`, `provider`, `tr_id`, `message`, `data` (the rows), and the broker's own `output*`.
   * - Mock: `provider`, `tr_id`, `params`, `result: "SUCCESS"`, `data: { symbol, timestamp, candles }`.
   */
  readonly data: Readonly<Record<string, unknown>>;
  /** Normalised models, where the TR has one. */
  readonly candles?: readonly Candle[];
  readonly ticks?: readonly Tick[];
  readonly orderbook?: Orderbook;
  readonly quote?: Quote;
  /** An account's money, and the positions it holds. */
  readonly balance?: Balance;
  readonly orders?: readonly Order[];
  readonly executions?: readonly Execution[];
  /** Present when the answer is not whole, with the reason; empty is not partial. */
  readonly partial?: PartialAnswer;
}
