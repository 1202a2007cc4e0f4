import { expect, test } from 'vitest';
import { atKoreanTime } from '../clock/korean-time.ts';
import { createMarket } from '../market/create-market.ts';
import { createLedger } from './create-ledger.ts';
import type { Order, OrderOutcome } from './ledger.ts';

const market = createMarket({ seed: 7 });
const day = '20260911';
const at = (time: string) => atKoreanTime(day, time);
const morning = at('100000');
const account = 'A';

function openLedger(cash = 100_000_000, holdings: Record<string, number> = { '000660': 20 }) {
  const ledger = createLedger({ market });
  ledger.open(account, cash, holdings);
  return ledger;
}

function accepted(outcome: OrderOutcome): Order {
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.order;
}

const buy = { account, code: '005930', side: 'buy' } as const;
const lowLimit = market.snapshot('005930', morning)!.lowerLimit;
const upperLimit = market.snapshot('005930', morning)!.upperLimit;

test('a market buy is filled from the book at once', () => {
  const ledger = openLedger();
  const { asks } = market.book('005930', morning)!;
  const order = accepted(ledger.place({ ...buy, quantity: 10 }, morning));
  expect(order).toMatchObject({ number: 1, filled: 10, remaining: 0, filledAmount: 10 * asks[0]!.price });
  const state = ledger.account(account, morning)!;
  const fee = Math.floor(10 * asks[0]!.price * 0.00015);
  expect([state.cash, state.fees]).toEqual([100_000_000 - 10 * asks[0]!.price - fee, fee]);
  expect(state.holdings.find(({ code }) => code === '005930')).toEqual({
    ...{
      code: '005930',
      quantity: 10,
      sellable: 10,
      cost: 10 * asks[0]!.price,
      boughtToday: 10,
      soldToday: 0,
    },
  });
});

test('a large order takes level after level', () => {
  const { asks } = market.book('900040', morning)!;
  const wanted = asks[0]!.quantity + asks[1]!.quantity;
  const order = accepted(openLedger().place({ ...buy, code: '900040', quantity: wanted }, morning));
  expect(order.executions.map(({ price, quantity }) => ({ price, quantity }))).toEqual(asks.slice(0, 2));
});

test('a buy below the market waits, ties up its cash, and is filled when someone sells at its price', () => {
  const ledger = openLedger();
  const later = market.ticks('005930', day, at('153000')).filter(({ atMs }) => atMs > morning);
  const limitPrice = Math.min(...later.map(({ price }) => price));
  const first = later.find(({ price }) => price <= limitPrice)!;
  const order = accepted(ledger.place({ ...buy, quantity: 1, limitPrice }, morning));
  expect([order.filled, order.remaining]).toEqual([0, 1]);
  const cost = limitPrice + Math.floor(limitPrice * 0.00015);
  expect(ledger.account(account, morning)).toMatchObject({
    cash: 100_000_000,
    orderableCash: 100_000_000 - cost,
  });
  expect(ledger.orders(account, first.atMs - 1)[0]!.filled).toBe(0);
  expect(ledger.orders(account, first.atMs)[0]!.executions).toEqual([
    { number: 1, orderNumber: 1, atMs: first.atMs, price: limitPrice, quantity: 1 },
  ]);
});

test('a waiting order gets no more than its share of a trade', () => {
  const ledger = openLedger(1_000_000_000_000);
  const limitPrice = market.book('005930', morning)!.bids[0]!.price;
  accepted(ledger.place({ ...buy, quantity: 1_000_000, limitPrice }, morning));
  const [order] = ledger.orders(account, at('101000'));
  const trades = market.ticks('005930', day, at('101000'));
  expect(order!.executions.length).toBeGreaterThan(1);
  for (const { atMs, quantity } of order!.executions) {
    const most = Math.max(...trades.filter((tick) => tick.atMs === atMs).map((tick) => tick.quantity));
    expect(quantity).toBeLessThanOrEqual(Math.max(1, most / 4));
  }
});

test('what is not filled by the close expires, and its cash is free', () => {
  const ledger = openLedger();
  accepted(ledger.place({ ...buy, quantity: 5, limitPrice: lowLimit }, morning));
  expect(ledger.orders(account, at('153000'))[0]).toMatchObject({ filled: 0, cancelled: 5, remaining: 0 });
  expect(ledger.account(account, at('153000'))!.orderableCash).toBe(100_000_000);
});

test('IOC cancels the rest, FOK everything', () => {
  const ledger = openLedger(1_000_000_000_000);
  const [best] = market.book('005930', morning)!.asks;
  const wanted = { ...buy, quantity: best!.quantity + 1, limitPrice: best!.price };
  expect(accepted(ledger.place({ ...wanted, lifetime: 'ioc' }, morning))).toMatchObject({
    ...{ filled: best!.quantity, cancelled: 1, remaining: 0 },
  });
  expect(accepted(ledger.place({ ...wanted, lifetime: 'fok' }, morning))).toMatchObject({
    ...{ filled: 0, cancelled: best!.quantity + 1, remaining: 0, executions: [] },
  });
});

test('a sale pays fee and tax, and the sold-out row stays until the day ends', () => {
  const ledger = openLedger(0);
  const [best] = market.book('000660', morning)!.bids;
  accepted(ledger.place({ account, code: '000660', side: 'sell', quantity: 20 }, morning));
  const amount = 20 * best!.price;
  const charges = Math.floor(amount * 0.00015) + Math.floor(amount * 0.002);
  expect(ledger.account(account, morning)).toMatchObject({ cash: amount - charges, fees: charges });
  expect(ledger.account(account, at('2300'))!.holdings).toMatchObject([
    { quantity: 0, cost: 0, soldToday: 20 },
  ]);
  expect(ledger.account(account, atKoreanTime('20260914', '0900'))!.holdings).toEqual([]);
});

test('funds are sold without tax', () => {
  const ledger = openLedger(0, { '069500': 10 });
  accepted(ledger.place({ account, code: '069500', side: 'sell', quantity: 10 }, morning));
  const [order] = ledger.orders(account, morning);
  expect(ledger.account(account, morning)!.fees).toBe(Math.floor(order!.filledAmount * 0.00015));
});

test('an amendment moves what is left to an order of its own', () => {
  const ledger = openLedger();
  accepted(ledger.place({ ...buy, quantity: 10, limitPrice: lowLimit }, morning));
  const limitPrice = lowLimit + 100;
  const amended = accepted(ledger.amend({ account, orderNumber: 1, quantity: 4, limitPrice }, morning));
  expect(amended).toMatchObject({
    number: 2,
    kind: 'amend',
    originalNumber: 1,
    quantity: 4,
    limitPrice,
    remaining: 4,
  });
  expect(ledger.orders(account, morning)[0]).toMatchObject({ cancelled: 4, remaining: 6 });
});

test('a cancellation takes some or all, once', () => {
  const ledger = openLedger();
  accepted(ledger.place({ ...buy, quantity: 10, limitPrice: lowLimit }, morning));
  accepted(ledger.cancel({ account, orderNumber: 1, quantity: 3 }, morning));
  expect(ledger.orders(account, morning)[0]).toMatchObject({ cancelled: 3, remaining: 7 });
  expect(accepted(ledger.cancel({ account, orderNumber: 1 }, morning))).toMatchObject({
    kind: 'cancel',
    quantity: 7,
  });
  expect(ledger.cancel({ account, orderNumber: 1 }, morning)).toEqual({
    accepted: false,
    reason: 'nothing-left',
  });
  expect(ledger.account(account, morning)!.orderableCash).toBe(100_000_000);
});

test('buyable is the most that an order may ask for', () => {
  for (const price of [upperLimit, lowLimit, undefined]) {
    const ledger = openLedger(12_345_678);
    const most = ledger.buyable(account, '005930', price, morning);
    const asked = { ...buy, ...(price === undefined ? {} : { limitPrice: price }) };
    expect(ledger.place({ ...asked, quantity: most + 1 }, morning)).toEqual({
      ...{ accepted: false, reason: 'not-enough-cash' },
    });
    expect(ledger.place({ ...asked, quantity: most }, morning).accepted).toBe(true);
  }
});

test.each([
  ['unknown-symbol', { code: '999999' }, morning],
  ['unknown-symbol', { code: '900030' }, morning],
  ['session-closed', {}, at('085959')],
  ['session-closed', {}, at('153000')],
  ['session-closed', {}, atKoreanTime('20260912', '1000')],
  ['off-tick', { limitPrice: lowLimit + 1 }, morning],
  ['beyond-limits', { limitPrice: upperLimit + 500 }, morning],
  ['beyond-limits', { limitPrice: lowLimit - 100 }, morning],
  ['not-enough-cash', { quantity: 100_000, limitPrice: upperLimit }, morning],
  ['not-enough-shares', { side: 'sell' }, morning],
  ['halted', { code: '900010' }, morning],
  ['bad-quantity', { quantity: 0 }, morning],
  ['bad-quantity', { quantity: 1.5 }, morning],
] as const)('%s: %o', (reason, change, when) => {
  const ledger = openLedger();
  expect(ledger.place({ ...buy, quantity: 1, ...change }, when)).toEqual({ accepted: false, reason });
  expect(ledger.orders(account, when)).toEqual([]);
});

test('orders of others and of nobody cannot be changed', () => {
  const ledger = openLedger();
  ledger.open('B', 0);
  accepted(ledger.place({ ...buy, quantity: 1, limitPrice: lowLimit }, morning));
  for (const asked of [
    { account: 'B', orderNumber: 1 },
    { account, orderNumber: 77 },
  ]) {
    expect(ledger.cancel(asked, morning)).toEqual({ accepted: false, reason: 'no-such-order' });
    expect(ledger.amend(asked, morning)).toEqual({ accepted: false, reason: 'no-such-order' });
  }
  expect(ledger.account('C', morning)).toBeUndefined();
  expect(() => ledger.place({ ...buy, account: 'C', quantity: 1 }, morning)).toThrow(RangeError);
});

test('a split turns one share into several', () => {
  const ledger = openLedger(0, { '035720': 3 });
  const before = ledger.account(account, atKoreanTime('20210414', '1000'))!.holdings[0]!;
  const after = ledger.account(account, atKoreanTime('20210415', '1000'))!.holdings[0]!;
  expect([before.quantity, after.quantity, after.cost]).toEqual([3, 15, before.cost]);
});
