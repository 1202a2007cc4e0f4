import type { Balance, Candle, Orderbook, Quote, Tick } from '@hub/task-schema';
import type { Series, WholeCandles, WholeTicks } from './series.ts';
import type { BalanceQuery, CandleQuery, SymbolQuery, TickQuery } from './typed-queries.ts';

/**
 * The usual questions, with the TR chosen by provider and interval. Each is made of `execute` and fails as it does, and:
 *
 * @throws {InvalidTaskError} at once, naming every fault of the query; nothing was sent
 * @throws {HubResponseError} the hub answered with an error, or without the model asked for
 * @throws {PartialAnswerError} the broker gave a part only
 */
export interface TypedCalls {
  /** A long range is asked in several tasks: the next one is sent when an answer has come and the loop goes on. */
  candles(query: CandleQuery): Series<Candle, WholeCandles>;
  /** KIS: of today. One task, so mind `timeoutMs` for long ranges. */
  ticks(query: TickQuery): Series<Tick, WholeTicks>;
  orderbook(query: SymbolQuery): Promise<Orderbook>;
  quote(query: SymbolQuery): Promise<Quote>;
  balance(query: BalanceQuery): Promise<Balance>;
}
