import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Balance, balanceSchema } from './balance.ts';
import { type Execution, executionSchema } from './execution.ts';
import { type Holding, holdingSchema } from './holding.ts';
import { type Order, orderSchema } from './order.ts';
import { parseResponse } from './parse-response.ts';

const holding: Holding = {
  symbol: '005930',
  quantity: '10',
  sellable_quantity: '8',
  average_price: '70123.4500',
  profit: '-1234',
};
const balance: Balance = {
  account: 'default',
  time: '2026-11-23T00:00:00Z',
  cash: '-5000',
  total: '1000000',
  holdings: [holding],
  source_type: 'REST_API_KIWOOM',
};
const order: Order = {
  order_id: '0000012345',
  account: 'default',
  symbol: '005930',
  side: 'BUY',
  order_type: 'LIMIT',
  time: '2026-11-23T00:00:00Z',
  quantity: '10',
  price: '70000',
  filled_quantity: '4',
  remaining_quantity: '6',
  status: 'PARTIALLY_FILLED',
  market_scope: 'KRX',
  source_type: 'REST_API_KIS',
};
const execution: Execution = {
  order_id: '0000012345',
  account: 'default',
  symbol: '005930',
  side: 'SELL',
  time: null,
  price: '70000',
  quantity: '4',
  market_scope: 'NXT',
  source_type: 'REST_API_KIS',
};

describe('account models', () => {
  it('keep what they are given', () => {
    expect(holdingSchema.parse(holding)).toEqual(holding);
    expect(balanceSchema.parse(balance)).toEqual(balance);
    expect(orderSchema.parse(order)).toEqual(order);
    expect(executionSchema.parse(execution)).toEqual(execution);
  });

  it('travel in a response', () => {
    const response = {
      task_id: 'a',
      status: 'SUCCESS',
      data: {},
      balance,
      orders: [order],
      executions: [execution],
      partial: { reason: 'page-limit', resume: { to: '20260310' } },
    };
    expect(parseResponse(JSON.stringify(response))).toEqual({ kind: 'response', response, warnings: [] });
  });

  it('keep the zeros in front of an order number', () => {
    expect(orderSchema.parse(order).order_id).toBe('0000012345');
    expect(orderSchema.safeParse({ ...order, order_id: 12_345 }).success).toBe(false);
  });

  it('let debts and losses be negative, never quantities', () => {
    expect(balanceSchema.safeParse({ ...balance, total: '-1' }).success).toBe(true);
    expect(holdingSchema.safeParse({ ...holding, quantity: '-1' }).success).toBe(false);
    expect(executionSchema.safeParse({ ...execution, price: '-70000' }).success).toBe(false);
  });

  it('tell what is not known from zero', () => {
    expect(orderSchema.parse({ ...order, price: null, quantity: null })).toMatchObject({ price: null });
    expect(orderSchema.safeParse({ ...order, price: undefined }).success).toBe(false);
    expectTypeOf<Order['price']>().toEqualTypeOf<string | null>();
    expectTypeOf<Holding['profit']>().toEqualTypeOf<string | null | undefined>();
  });

  it.each(['DONE', '', null])('refuse %j for the state of an order', (status) => {
    expect(orderSchema.safeParse({ ...order, status }).success).toBe(false);
  });

  it.each(['krw', 'WON!', ''])('refuse %j for a currency', (currency) => {
    expect(balanceSchema.safeParse({ ...balance, currency }).success).toBe(false);
  });
});
