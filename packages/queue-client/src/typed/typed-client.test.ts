import {
  type Balance,
  type Orderbook,
  type Quote,
  type Response,
  type SuccessResponse,
  type Task,
  untouchedCircuit,
} from '@hub/task-schema';
import { fakeClock } from '@hub/testing';
import { expect, test } from 'vitest';
import { tick } from '../../test/support/fake-market.ts';
import { createInMemoryHub, type InMemoryHub } from '../testing/index.ts';

// 10:00 on a Friday in Korea.
const nowMs = Date.parse('2026-09-11T01:00:00Z');
const time = '2026-09-11T01:00:00Z';
const source = { market_scope: 'KRX', source_type: 'REST_API_KIS' } as const;
const orderbook: Orderbook = {
  symbol: '005930',
  time,
  asks: [],
  bids: [{ price: '1', volume: '2' }],
  ...source,
};
const quote: Quote = { symbol: '005930', time, price: '71500', ...source };
const balance: Balance = {
  account: 'default',
  time,
  cash: '-1',
  holdings: [],
  source_type: 'REST_API_KIWOOM',
};

type Fields = Omit<SuccessResponse, 'status' | 'task_id' | 'data'>;

/** A hub whose worker answers every task with some fields. */
async function hubWith(answer: Fields | ((task: Task) => Partial<Response>)): Promise<InMemoryHub> {
  const clock = { ...fakeClock({ whenAborted: 'resolve' }), now: () => nowMs };
  const hub = createInMemoryHub({ clock });
  const consumer = hub.createConsumer({
    handle: async ({ task }) => {
      const own = typeof answer === 'function' ? answer(task) : answer;
      return { task_id: task.task_id, status: 'SUCCESS', tr_id: task.tr_id, data: {}, ...own } as Response;
    },
    retry: { maxRetries: 0 },
  });
  await consumer.start();
  return hub;
}

const sent = (hub: InMemoryHub) =>
  hub.tasks.map(({ provider, tr_id, account, params }) => [provider, tr_id, account, params]);

test('orderbook, quote and balance are one task each', async () => {
  await using hub = await hubWith({ orderbook, quote, balance });
  const { client } = hub;
  const symbol = '005930';
  expect(await client.orderbook({ provider: 'KIS', symbol })).toEqual(orderbook);
  expect(await client.orderbook({ provider: 'KIWOOM', symbol, market: 'NXT' })).toEqual(orderbook);
  expect(await client.quote({ provider: 'KIS', symbol })).toEqual(quote);
  expect(await client.quote({ provider: 'KIWOOM', symbol, account: 'second' })).toEqual(quote);
  expect(await client.balance({ provider: 'KIS' })).toEqual(balance);
  expect(await client.balance({ provider: 'KIWOOM', account: 'second' })).toEqual(balance);
  expect(sent(hub)).toEqual([
    ['KIS', 'FHKST01010200', 'default', { symbol }],
    ['KIWOOM', 'ka10004', 'default', { symbol, market: 'NXT' }],
    ['KIS', 'FHKST01010100', 'default', { symbol }],
    ['KIWOOM', 'ka10001', 'second', { symbol }],
    ['KIS', 'TTTC8434R', 'default', {}],
    ['KIWOOM', 'kt00018', 'second', {}],
  ]);
});

test('ticks are one task: the latest, or those of a range', async () => {
  // Two trades of the same second keep their order.
  const ticks = [tick(time, '1'), tick('2026-09-11T00:59:59Z', '2'), tick(time, '3'), tick(time, '3')];
  await using hub = await hubWith({ ticks });
  const { client } = hub;
  const symbol = '005930';
  const [first, second, ...rest] = ticks;
  const whole = await client.ticks({ provider: 'KIS', symbol }).all();
  expect(whole).toEqual({ ticks: [second, first, ...rest] });
  await client.ticks({ provider: 'KIS', symbol, from: '2026-09-11T00:50:00Z' }).all();
  await client.ticks({ provider: 'KIWOOM', symbol }).all();
  await client.ticks({ provider: 'KIWOOM', symbol, from: '2026-09-10', to: new Date(nowMs) }).all();
  expect(sent(hub)).toEqual([
    ['KIS', 'FHKST01010300', 'default', { symbol }],
    ['KIS', 'FHPST01060000', 'default', { symbol, from: '2026-09-11T00:50:00.000Z' }],
    ['KIWOOM', 'ka10079', 'default', { symbol, interval: '1t' }],
    [
      'KIWOOM',
      'ka10079',
      'default',
      { symbol, interval: '1t', from: '2026-09-09T15:00:00.000Z', to: '2026-09-11T01:00:00.000Z' },
    ],
  ]);
});

test('ticks that are not all say which are missing, also where no beginning was asked', async () => {
  await using hub = await hubWith({ ticks: [tick(time, '1')], partial: { reason: 'page-limit' } });
  await expect(hub.client.ticks({ provider: 'KIS', symbol: '005930' }).all()).rejects.toMatchObject({
    missing: { reason: 'page-limit', to: '2026-09-11T00:59:59.000Z' },
    message: 'the answer is not whole: page-limit; missing: the beginning to 2026-09-11T00:59:59.000Z',
  });
});

test('half a balance is no balance', async () => {
  await using hub = await hubWith({ balance, partial: { reason: 'a page failed' } });
  await expect(hub.client.balance({ provider: 'KIS' })).rejects.toMatchObject({
    code: 'ERR_PARTIAL_ANSWER',
    retry: 'safe',
    message: 'the answer is not whole: a page failed',
    missing: { reason: 'a page failed' },
  });
});

test('an answer without the model says what may be the cause', async () => {
  await using hub = await hubWith({});
  const missing = { name: 'HubResponseError', code: 'ERR_INTERNAL', response: { status: 'SUCCESS' } };
  const { client } = hub;
  const query = { provider: 'KIS', symbol: '005930' } as const;
  await expect(client.quote(query)).rejects.toMatchObject({
    ...missing,
    message: 'FHKST01010100: the answer has no quote: the hub is in mock mode, or older than this client',
  });
  await expect(client.candles({ ...query, interval: '1d', from: '2020-01-01' }).all()).rejects.toMatchObject(
    missing,
  );
  // The next task is not sent behind an answer that is of no use.
  expect(hub.tasks).toHaveLength(2);
});

test.each<[Partial<Response>, object]>([
  [
    {
      status: 'ERROR',
      reason: 'wait',
      error: { code: 'ERR_RATE_LIMITED', retry: 'safe', message: 'slow down', retry_after_ms: 120 },
    },
    { code: 'ERR_RATE_LIMITED', retry: 'safe', retryAfterMs: 120, message: 'FHKST01010100: slow down' },
  ],
  [
    { status: 'ERROR', reason: 'NO_CLIENT_KIS' },
    { code: 'ERR_INTERNAL', message: 'FHKST01010100: NO_CLIENT_KIS' },
  ],
  [
    {
      status: 'REJECTED',
      reason: 'CIRCUIT_OPEN',
      circuit_state: untouchedCircuit('KIS'),
    },
    { code: 'ERR_CIRCUIT_OPEN', retry: 'safe' },
  ],
  [
    { status: 'RATE_LIMITED', reason: 'RATE_LIMIT_TIMEOUT', provider: 'KIS' },
    { code: 'ERR_RATE_LIMITED', retry: 'safe', retryAfterMs: undefined },
  ],
])('the response %j is thrown with its advice', async (response, expected) => {
  await using hub = await hubWith(() => response);
  await expect(hub.client.quote({ provider: 'KIS', symbol: '005930' })).rejects.toMatchObject(expected);
});
