import type { EpochMs } from '../clock/twin-clock.ts';
import type { Market, Snapshot } from '../market/market.ts';
import { AccountBook, type Fill, type WorkingOrder } from './account-book.ts';
import { affordable, buyCost, type ChargeRates } from './charges.ts';
import { checkPaper, isQuantity } from './check-order.ts';
import type { Ledger, Order, OrderOutcome, OrderRequest, RefusalReason } from './ledger.ts';
import { takeFromBook } from './match-order.ts';
import { settleBook } from './settle-book.ts';

export interface LedgerOptions {
  readonly market: Market;
  /** Share of the amount of every execution. Default 0.00015. */
  readonly feeRate?: number;
  /** Share of the amount of every sale of stocks. Default 0.002, the Korean rate of 2026. */
  readonly taxRate?: number;
  /** Orders are numbered from here on, over all accounts. Default 1. */
  readonly firstOrderNumber?: number;
}

interface OpenAccount {
  readonly book: AccountBook;
  /** Shares of the opening whose cost is not known before the first look at a clock. */
  brought: Readonly<Record<string, number>>;
}

type Refused = Extract<OrderOutcome, { accepted: false }>;

/** Books of all accounts. Fills by the market do not move the market: its prices are the same with and without them. */
export function createLedger(options: LedgerOptions): Ledger {
  const { market, feeRate = 0.00015, taxRate = 0.002, firstOrderNumber = 1 } = options;
  const rates: ChargeRates = { feeRate, taxRate };
  const accounts = new Map<string, OpenAccount>();
  let nextOrder = firstOrderNumber;
  let nextExecution = 1;
  const executionNumber = (): number => {
    nextExecution += 1;
    return nextExecution - 1;
  };
  const orderNumber = (): number => {
    nextOrder += 1;
    return nextOrder - 1;
  };

  const settled = (account: string, at: EpochMs): AccountBook | undefined => {
    const open = accounts.get(account);
    if (open === undefined) return undefined;
    for (const [code, quantity] of Object.entries(open.brought)) {
      // Bought at the close before the first look.
      open.book.bring(code, quantity, quantity * (market.snapshot(code, at)?.bar.previousClose ?? 0));
    }
    open.brought = {};
    settleBook(open.book, market, at, executionNumber);
    return open.book;
  };

  /** @throws {RangeError} the account was never opened */
  const known = (account: string, at: EpochMs): AccountBook => {
    const book = settled(account, at);
    if (book === undefined) throw new RangeError(`no account ${account}`);
    return book;
  };

  /** Enters an order and fills it from the book as far as that goes; in an auction it waits. */
  const enter = (
    book: AccountBook,
    order: Order,
    snapshot: Snapshot,
    lifetime: OrderRequest['lifetime'],
  ): Order => {
    const { number, placedAtMs: at, limitPrice, quantity } = order;
    const working: WorkingOrder = {
      number,
      listing: snapshot.listing,
      reservePrice: limitPrice ?? snapshot.upperLimit,
      matchedUntilMs: at,
    };
    book.enter(order, working);
    const fills = isContinuous(at) ? takeFromBook(order, market.book(order.code, at) ?? noBook(at)) : [];
    const isRefusedWhole = lifetime === 'fok' && sharesOf(fills) < quantity;
    if (!isRefusedWhole) for (const fill of fills) book.fill(number, fill, executionNumber());
    if (lifetime === 'ioc' || lifetime === 'fok') book.withdraw(number, book.order(number)?.remaining ?? 0);
    return book.order(number) ?? order;
  };

  const isContinuous = (at: EpochMs): boolean => {
    const session = market.calendar.session(market.calendar.currentDay(at));
    return session !== undefined && at >= session.opensAtMs && at < session.continuousUntilMs;
  };

  return {
    open(account, cash, holdings = {}) {
      accounts.set(account, { book: new AccountBook(account, cash, rates), brought: holdings });
    },

    place(request, at) {
      const { account, code, side, quantity, limitPrice, lifetime } = request;
      const book = known(account, at);
      if (!isQuantity(quantity)) return refusal('bad-quantity');
      const paper = checkPaper(market, code, limitPrice, at);
      if (!paper.ok) return refusal(paper.reason);
      const { snapshot } = paper;
      const cost = buyCost(limitPrice ?? snapshot.upperLimit, quantity, rates);
      if (side === 'buy' && cost > book.orderableCash) return refusal('not-enough-cash');
      if (side === 'sell' && quantity > book.sellable(code)) return refusal('not-enough-shares');
      const order = newOrder(
        { number: orderNumber(), kind: 'new', account, code, side, quantity, limitPrice },
        snapshot,
      );
      return { accepted: true, order: enter(book, order, snapshot, lifetime) };
    },

    amend({ account, orderNumber: original, quantity, limitPrice }, at) {
      const book = known(account, at);
      const order = book.order(original);
      const reason = whyNotChanged(order, quantity);
      if (order === undefined || reason !== undefined) return refusal(reason ?? 'no-such-order');
      const { code, side, remaining } = order;
      const price = limitPrice ?? order.limitPrice;
      const paper = checkPaper(market, code, price, at);
      if (!paper.ok) return refusal(paper.reason);
      const { snapshot } = paper;
      const moved = quantity ?? remaining;
      const cost = buyCost(price ?? snapshot.upperLimit, moved, rates);
      if (side === 'buy' && cost > book.orderableCash + book.releasedBy(original, moved)) {
        return refusal('not-enough-cash');
      }
      book.withdraw(original, moved);
      const amended = newOrder(
        {
          ...{ number: orderNumber(), kind: 'amend', originalNumber: original, account, code, side },
          ...{ quantity: moved, limitPrice: price },
        },
        snapshot,
      );
      return { accepted: true, order: enter(book, amended, snapshot, 'day') };
    },

    cancel({ account, orderNumber: original, quantity }, at) {
      const book = known(account, at);
      const order = book.order(original);
      const reason = whyNotChanged(order, quantity);
      if (order === undefined || reason !== undefined) return refusal(reason ?? 'no-such-order');
      const { code, side, remaining, limitPrice, day } = order;
      const taken = quantity ?? remaining;
      book.withdraw(original, taken);
      const cancellation: Order = {
        ...newOrder(
          {
            ...{ number: orderNumber(), kind: 'cancel', originalNumber: original, account, code, side },
            ...{ quantity: taken, limitPrice },
          },
          { day, atMs: at },
        ),
        cancelled: taken,
        remaining: 0,
      };
      book.enter(cancellation);
      return { accepted: true, order: cancellation };
    },

    account: (account, at) => settled(account, at)?.state(),
    orders: (account, at) => settled(account, at)?.orders ?? [],

    buyable(account, code, price, at) {
      const book = settled(account, at);
      const paid = price ?? market.snapshot(code, at)?.upperLimit;
      return book === undefined || paid === undefined || paid <= 0
        ? 0
        : affordable(book.orderableCash, paid, rates);
    },
  };
}

type OrderHead = Pick<Order, 'number' | 'kind' | 'account' | 'code' | 'side' | 'quantity'> & {
  readonly originalNumber?: number;
  readonly limitPrice: number | undefined;
};

function newOrder({ limitPrice, ...head }: OrderHead, { day, atMs }: Pick<Snapshot, 'day' | 'atMs'>): Order {
  return {
    ...head,
    ...(limitPrice === undefined ? {} : { limitPrice }),
    ...{
      day,
      placedAtMs: atMs,
      filled: 0,
      filledAmount: 0,
      cancelled: 0,
      remaining: head.quantity,
      executions: [],
    },
  };
}

function whyNotChanged(order: Order | undefined, quantity: number | undefined): RefusalReason | undefined {
  if (order === undefined || order.kind === 'cancel') return 'no-such-order';
  if (order.remaining === 0) return 'nothing-left';
  if (quantity !== undefined && (!isQuantity(quantity) || quantity > order.remaining)) return 'bad-quantity';
  return undefined;
}

function refusal(reason: RefusalReason): Refused {
  return { accepted: false, reason };
}

function sharesOf(fills: readonly Fill[]): number {
  return fills.reduce((sum, { quantity }) => sum + quantity, 0);
}

function noBook(atMs: EpochMs): Parameters<typeof takeFromBook>[1] {
  return { atMs, asks: [], bids: [] };
}
