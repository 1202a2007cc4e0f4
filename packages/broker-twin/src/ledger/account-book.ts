import type { EpochMs, TradingDay } from '../clock/twin-clock.ts';
import type { Listing } from '../market/market.ts';
import { buyCost, type ChargeRates, chargesOf } from './charges.ts';
import type { AccountState, Execution, Holding, Order } from './ledger.ts';

interface Position {
  quantity: number;
  cost: number;
  boughtToday: number;
  soldToday: number;
}

/** An order that can still be filled. */
export interface WorkingOrder {
  readonly number: number;
  readonly listing: Listing;
  /** What a share may cost at most, won; for sells it does not matter. */
  readonly reservePrice: number;
  /** Trades up to here have been looked at. */
  matchedUntilMs: EpochMs;
}

export interface Fill {
  readonly atMs: EpochMs;
  readonly price: number;
  readonly quantity: number;
}

/** Cash, shares and orders of one account. It keeps sums; whether an order is allowed is decided elsewhere. */
export class AccountBook {
  readonly account: string;
  readonly working = new Map<number, WorkingOrder>();
  /** The day the books are at; absent before they were first looked at. */
  day: TradingDay | undefined;
  readonly #rates: ChargeRates;
  readonly #orders = new Map<number, Order>();
  readonly #positions = new Map<string, Position>();
  #cash: number;
  #charges = 0;

  constructor(account: string, cash: number, rates: ChargeRates) {
    this.account = account;
    this.#cash = cash;
    this.#rates = rates;
  }

  get orders(): readonly Order[] {
    return [...this.#orders.values()];
  }

  order(number: number): Order | undefined {
    return this.#orders.get(number);
  }

  /** Shares that were there before the first order. */
  bring(code: string, quantity: number, cost: number): void {
    this.#positions.set(code, { quantity, cost, boughtToday: 0, soldToday: 0 });
  }

  enter(order: Order, working?: WorkingOrder): void {
    this.#orders.set(order.number, order);
    if (working !== undefined) this.working.set(order.number, working);
  }

  /** Takes shares off an order: cancelled, amended into another one, or expired. */
  withdraw(number: number, quantity: number): void {
    const order = this.#orders.get(number);
    if (order === undefined) return;
    this.#replace({ ...order, cancelled: order.cancelled + quantity, remaining: order.remaining - quantity });
  }

  fill(number: number, { atMs, price, quantity }: Fill, executionNumber: number): void {
    const order = this.#orders.get(number);
    const working = this.working.get(number);
    if (order === undefined || working === undefined) return;
    const amount = price * quantity;
    const charges = chargesOf(amount, order.side, working.listing.kind, this.#rates);
    this.#charges += charges;
    this.#cash += (order.side === 'buy' ? -amount : amount) - charges;
    this.#move(order, quantity, amount);
    const execution: Execution = { number: executionNumber, orderNumber: number, atMs, price, quantity };
    this.#replace({
      ...order,
      filled: order.filled + quantity,
      filledAmount: order.filledAmount + amount,
      remaining: order.remaining - quantity,
      executions: [...order.executions, execution],
    });
  }

  /** A new day: sold-out shares go, and a split turns one share into several. */
  beginDay(splitFactor: (code: string) => number): void {
    for (const [code, position] of this.#positions) {
      if (position.quantity === 0) this.#positions.delete(code);
      position.boughtToday = 0;
      position.soldToday = 0;
      position.quantity *= splitFactor(code);
    }
  }

  get orderableCash(): number {
    let reserved = 0;
    for (const working of this.working.values()) reserved += this.#reserved(working);
    return this.#cash - reserved;
  }

  /** Cash that would be free if so many shares of this order were withdrawn, won. */
  releasedBy(number: number, quantity: number): number {
    const order = this.#orders.get(number);
    const working = this.working.get(number);
    if (order === undefined || working === undefined || order.side === 'sell') return 0;
    const rest = buyCost(working.reservePrice, order.remaining - quantity, this.#rates);
    return this.#reserved(working) - rest;
  }

  sellable(code: string): number {
    let tied = 0;
    for (const { number } of this.working.values()) {
      const order = this.#orders.get(number);
      if (order?.code === code && order.side === 'sell') tied += order.remaining;
    }
    return (this.#positions.get(code)?.quantity ?? 0) - tied;
  }

  state(): AccountState {
    const holdings = [...this.#positions].map(
      ([code, position]): Holding => ({ code, ...position, sellable: this.sellable(code) }),
    );
    return {
      account: this.account,
      cash: this.#cash,
      orderableCash: this.orderableCash,
      holdings,
      fees: this.#charges,
    };
  }

  #reserved({ number, reservePrice }: WorkingOrder): number {
    const order = this.#orders.get(number);
    return order === undefined || order.side === 'sell'
      ? 0
      : buyCost(reservePrice, order.remaining, this.#rates);
  }

  #replace(order: Order): void {
    this.#orders.set(order.number, order);
    if (order.remaining === 0) this.working.delete(order.number);
  }

  /** Cost goes down in proportion to the shares sold; the last share takes the rest. */
  #move({ code, side }: Order, quantity: number, amount: number): void {
    const position = this.#positions.get(code) ?? { quantity: 0, cost: 0, boughtToday: 0, soldToday: 0 };
    this.#positions.set(code, position);
    if (side === 'buy') {
      position.quantity += quantity;
      position.cost += amount;
      position.boughtToday += quantity;
      return;
    }
    const isLast = quantity === position.quantity;
    position.cost -= isLast ? position.cost : Math.floor((position.cost * quantity) / position.quantity);
    position.quantity -= quantity;
    position.soldToday += quantity;
  }
}
