import { expect, test } from 'vitest';
import { atKoreanTime } from '../clock/korean-time.ts';
import { createMarket } from '../market/create-market.ts';
import { drawsOf } from '../market/noise.ts';
import { roundDownToTick } from '../market/tick-size.ts';
import { createLedger } from './create-ledger.ts';
import type { AccountState, Ledger, Order } from './ledger.ts';

const market = createMarket({ seed: 21 });
const codes = ['005930', '000660', '069500', '900040', '252670'] as const;
const opening = { cash: 50_000_000, holdings: { '000660': 30, '900040': 40 } };
const accounts = ['A', 'B'] as const;
const batches = 10;
const perBatch = 100;
const stepsPerSequence = 12;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const charge = (amount: number, side: 'buy' | 'sell', isFund: boolean): number =>
  Math.floor(amount * 0.00015) + (side === 'sell' && !isFund ? Math.floor(amount * 0.002) : 0);

/** What an account must hold, worked out anew from nothing but its orders. */
function expectBooksAddUp(state: AccountState, orders: readonly Order[]): void {
  for (const order of orders) {
    expect(order.filled).toBe(sum(order.executions.map(({ quantity }) => quantity)));
    expect(order.filledAmount).toBe(sum(order.executions.map(({ price, quantity }) => price * quantity)));
    expect(order.quantity).toBe(order.filled + order.cancelled + order.remaining);
    expect(Math.min(order.filled, order.cancelled, order.remaining)).toBeGreaterThanOrEqual(0);
    if (order.limitPrice === undefined) continue;
    const sign = order.side === 'buy' ? 1 : -1;
    const limit = order.limitPrice * sign;
    expect(order.executions.every(({ price }) => price * sign <= limit)).toBe(true);
  }
  const fills = orders.flatMap((order) => order.executions.map((execution) => ({ ...execution, order })));
  expect(new Set(fills.map(({ number }) => number)).size).toBe(fills.length);

  const charges = sum(
    fills.map(({ price, quantity, order }) =>
      charge(price * quantity, order.side, market.listing(order.code)?.kind === 'etf'),
    ),
  );
  const paid = sum(
    fills.map(({ price, quantity, order }) => price * quantity * (order.side === 'buy' ? 1 : -1)),
  );
  expect(state.fees).toBe(charges);
  expect(state.cash).toBe(opening.cash - paid - charges);
  expect(state.orderableCash).toBeGreaterThanOrEqual(0);
  expect(state.orderableCash).toBeLessThanOrEqual(state.cash);

  for (const code of codes) {
    const holding = state.holdings.find((one) => one.code === code);
    const brought = new Map<string, number>(Object.entries(opening.holdings)).get(code) ?? 0;
    const mine = orders.filter((order) => order.code === code);
    const moved = sum(mine.map(({ filled, side }) => (side === 'buy' ? filled : -filled)));
    const tied = sum(mine.filter(({ side }) => side === 'sell').map(({ remaining }) => remaining));
    expect(holding?.quantity ?? 0).toBe(brought + moved);
    expect(holding?.sellable ?? 0).toBe(brought + moved - tied);
    expect(holding?.sellable ?? 0).toBeGreaterThanOrEqual(0);
    expect((holding?.cost ?? 0) >= 0 && (holding?.quantity !== 0 || holding.cost === 0)).toBe(true);
  }
}

/** One random thing to do. */
function act(ledger: Ledger, at: number, draw: () => number): boolean {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(draw() * items.length)]!;
  const account = pick(accounts);
  const orders = ledger.orders(account, at);
  const kind = draw();
  const code = pick(codes);
  const near = market.snapshot(code, at)!.bar.close * (0.985 + 0.03 * draw());
  const limitPrice = roundDownToTick(near, market.listing(code)!.kind);
  const quantity = Math.ceil(draw() ** 3 * 400);
  if (kind < 0.65 || orders.length === 0) {
    const side = draw() < 0.6 ? 'buy' : 'sell';
    const lifetime = pick(['day', 'day', 'day', 'ioc', 'fok'] as const);
    const price = draw() < 0.75 ? { limitPrice } : {};
    return ledger.place({ account, code, side, quantity, lifetime, ...price }, at).accepted;
  }
  const { number: orderNumber, limitPrice: former } = pick(orders);
  const some = draw() < 0.5 ? {} : { quantity: Math.ceil(draw() * 50) };
  if (kind < 0.82) return ledger.cancel({ account, orderNumber, ...some }, at).accepted;
  const step = former === undefined ? {} : { limitPrice: roundDownToTick(former * (0.99 + 0.02 * draw())) };
  return ledger.amend({ account, orderNumber, ...some, ...step }, at).accepted;
}

test.each(Array.from({ length: batches }, (_, batch) => batch))(
  'whatever is ordered, cash, shares and lists add up: batch %i of 100 sequences',
  (batch) => {
    let accepted = 0;
    let filled = 0;
    for (let sequence = 0; sequence < perBatch; sequence += 1) {
      const draw = drawsOf(batch * perBatch + sequence + 1);
      const ledger = createLedger({ market });
      for (const account of accounts) ledger.open(account, opening.cash, opening.holdings);
      let at = atKoreanTime('20260910', '0905') + Math.floor(draw() * 3_600_000);
      for (let step = 0; step < stepsPerSequence; step += 1) {
        accepted += act(ledger, at, draw) ? 1 : 0;
        // Minutes as a rule, now and then into the night or the next day.
        at += Math.floor(draw() < 0.06 ? draw() * 80_000_000 : draw() * 1_200_000);
        for (const account of accounts)
          expectBooksAddUp(ledger.account(account, at)!, ledger.orders(account, at));
      }
      const orders = accounts.flatMap((account) => ledger.orders(account, at));
      expect(orders.length).toBe(new Set(orders.map(({ number }) => number)).size);
      filled += sum(orders.map(({ executions }) => executions.length));
    }
    expect(accepted).toBeGreaterThan(perBatch * 3);
    expect(filled).toBeGreaterThan(perBatch * 3);
  },
  60_000,
);
