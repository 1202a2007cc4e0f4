import type { MarketScope } from '@hub/task-schema';
import type { ExecuteOptions } from '../execute-options.ts';

/** The brokers whose TRs the typed calls know. */
export type Broker = 'KIS' | 'KIWOOM';

/** KIS has `1m` and days or longer only. */
export type CandleInterval = `${1 | 3 | 5 | 10 | 15 | 30 | 45 | 60}m` | '1d' | '1w' | '1mo' | '1y';

export interface BalanceQuery extends ExecuteOptions {
  readonly provider: Broker;
  /** Which credentials to use. Default `default`. */
  readonly account?: string;
}

export interface SymbolQuery extends BalanceQuery {
  readonly symbol: string;
  /** Default: what the broker takes for it, KRX. */
  readonly market?: NonNullable<MarketScope>;
}

/** Both ends belong to the range. A bound is a `Date`, UTC (`2026-09-10T00:30:00Z`) or a whole Korean day (`2026-09-10`). */
export interface TickQuery extends SymbolQuery {
  /** Without `from` and `to` come the latest trades that fit one answer. */
  readonly from?: Date | string;
  readonly to?: Date | string;
  /** Whether to go on after an answer that is not whole. Default false: it ends in a `PartialAnswerError`. */
  readonly allowPartial?: boolean;
}

export interface CandleQuery extends TickQuery {
  readonly interval: CandleInterval;
  readonly from: Date | string;
  /** Default: now. */
  readonly to?: Date | string;
  /** Prices adjusted for splits and the like. Default true; minutes of KIS are raw. */
  readonly adjusted?: boolean;
}
