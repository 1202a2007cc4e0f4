import type { EpochMs, TradingDay } from '../clock/twin-clock.ts';

/** Why the ledger refuses an order; each broker has its own code for it. */
export type RefusalReason =
  | 'unknown-symbol'
  | 'session-closed'
  | 'off-tick'
  | 'beyond-limits'
  | 'not-enough-cash'
  | 'not-enough-shares'
  | 'halted'
  | 'no-such-order'
  | 'nothing-left'
  | 'bad-quantity';

export interface OrderRequest {
  readonly account: string;
  readonly code: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  /** Absent: a market order. Whole won. */
  readonly limitPrice?: number;
  /** The rest is cancelled at once (IOC), or all of it unless all can be filled (FOK). Default `day`. */
  readonly lifetime?: 'day' | 'ioc' | 'fok';
}

export interface Execution {
  readonly number: number;
  readonly orderNumber: number;
  readonly atMs: EpochMs;
  readonly price: number;
  readonly quantity: number;
}

/** An order, an amendment or a cancellation: each has a number of its own. */
export interface Order {
  readonly number: number;
  readonly kind: 'new' | 'amend' | 'cancel';
  /** The order this one amends or cancels. */
  readonly originalNumber?: number;
  readonly account: string;
  readonly code: string;
  readonly side: 'buy' | 'sell';
  readonly day: TradingDay;
  readonly placedAtMs: EpochMs;
  readonly quantity: number;
  readonly limitPrice?: number;
  readonly filled: number;
  /** Sum of price × quantity of its executions, won. */
  readonly filledAmount: number;
  /** Cancelled, moved to an amendment, or expired; `quantity` = `filled` + `cancelled` + `remaining` for every kind. */
  readonly cancelled: number;
  readonly remaining: number;
  readonly executions: readonly Execution[];
}

export interface Holding {
  readonly code: string;
  readonly quantity: number;
  /** Not tied up in open sell orders. */
  readonly sellable: number;
  /** Sum paid for what is held, won. */
  readonly cost: number;
  readonly boughtToday: number;
  readonly soldToday: number;
}

export interface AccountState {
  readonly account: string;
  readonly cash: number;
  /** Cash not tied up in open buy orders. */
  readonly orderableCash: number;
  /** Sold-out ones stay with quantity 0 until the day ends. */
  readonly holdings: readonly Holding[];
  /** Paid since the account was opened. */
  readonly fees: number;
}

export type OrderOutcome =
  | { readonly accepted: true; readonly order: Order }
  | { readonly accepted: false; readonly reason: RefusalReason };

/**
 * The books of all accounts of one broker and environment. Before every read and write, open orders are matched with
 * the market's ticks up to `at`; orders of former days expire.
 */
export interface Ledger {
  open(account: string, cash: number, holdings?: Readonly<Record<string, number>>): void;
  place(request: OrderRequest, at: EpochMs): OrderOutcome;
  amend(
    request: { account: string; orderNumber: number; quantity?: number; limitPrice?: number },
    at: EpochMs,
  ): OrderOutcome;
  /** `quantity` absent: all that is left. */
  cancel(request: { account: string; orderNumber: number; quantity?: number }, at: EpochMs): OrderOutcome;
  account(account: string, at: EpochMs): AccountState | undefined;
  /** Of one account, oldest first. */
  orders(account: string, at: EpochMs): readonly Order[];
  /** How many shares the cash allows at this price (absent: at the upper limit, as a market order reserves). */
  buyable(account: string, code: string, price: number | undefined, at: EpochMs): number;
}
