import {
  CancelledError,
  OutcomeUnknownError,
  ProviderRejectedError,
  ProviderUnavailableError,
} from '@hub/provider';
import { type RedisServer, startRedis } from '@hub/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { OrderNumbers } from '../src/orders/order-numbers.ts';
import type { OrderIntent } from '../src/orders/order-record.ts';
import { OrderRecords } from '../src/orders/order-records.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  await redis.client().flushdb();
});
afterAll(() => redis.close());

/** The records as one worker keeps them; every call is another worker on the same Redis. */
function worker(clock = { ms: 0 }) {
  const client = () => redis.client();
  const numbers = new OrderNumbers(client, 'api:request:queue');
  return new OrderRecords({
    redis: client,
    normalQueue: 'api:request:queue',
    numbers,
    idempotencyTtlMs: 60_000,
    attemptId: () => crypto.randomUUID(),
    monotonicMs: () => clock.ms,
  });
}

const task = (more: object = {}) => ({
  task_id: 't1',
  provider: 'KIS',
  tr_id: 'TTTC0012U',
  params: { symbol: '005930', quantity: 1, price: 50_000 },
  account: 'default',
  ...more,
});
const intent = (taskId = 't1'): OrderIntent => ({
  provider: 'KIS',
  environment: 'real',
  account: 'default',
  taskId,
  trId: 'TTTC0012U',
  kind: 'new',
  side: 'BUY',
  symbol: '005930',
  quantity: '1',
  price: '50000',
  venue: 'KRX',
  orderType: '00',
  recordedAtMs: 1_789_000_000_000,
});
const answer = { data: { status: 'success', data: { ODNO: '0000000007' } } };

test('an order whose worker died on the way is never sent again: its outcome is unknown', async () => {
  const dead = worker();
  await dead.begin(task());
  await dead.record(intent());
  await expect(worker().begin(task())).rejects.toThrow(OutcomeUnknownError);
  await expect(worker().begin(task())).rejects.toThrow('HUB_FIND_ORDER');
});

test('an order that was answered, but whose response was lost, gets the same answer again', async () => {
  const first = worker();
  await first.begin(task());
  await first.record(intent());
  await first.finish('t1', answer);
  expect(await worker().begin(task())).toEqual(answer);
  expect(await first.begin(task())).toEqual(answer);
});

test('a refusal is told again in the words of the broker', async () => {
  const first = worker();
  await first.begin(task());
  await first.record(intent());
  const refusal = new ProviderRejectedError('KIS', 'KIS APBK0919: no', { providerCode: 'APBK0919' });
  await first.finish('t1', { error: refusal });
  await expect(worker().begin(task())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_REJECTED',
    message: 'KIS APBK0919: no',
    providerCode: 'APBK0919',
  });
});

test('what was surely not sent may be sent by the next attempt; anything else may not', async () => {
  for (const [error, isFree] of [
    [new ProviderUnavailableError('KIS', 'no connection'), true],
    [new CancelledError('KIS'), true],
    [new OutcomeUnknownError('KIS', 'no answer'), false],
    [new Error('a defect'), false],
  ] as const) {
    await redis.client().flushdb();
    const first = worker();
    await first.begin(task());
    await first.record(intent());
    await first.finish('t1', { error });
    const again = await worker()
      .begin(task())
      .then(
        () => true,
        () => false,
      );
    expect([error.message, again]).toEqual([error.message, isFree]);
  }
});

test('a second attempt in the same worker leaves the first one its record', async () => {
  const only = worker();
  await only.begin(task());
  await only.record(intent());
  await expect(only.begin(task())).rejects.toThrow(OutcomeUnknownError);
  await only.finish('t1', answer);
  expect(await worker().begin(task())).toEqual(answer);
});

test('a frozen worker that wakes up takes no record from the attempt that followed', async () => {
  const frozen = worker();
  await frozen.begin(task());
  await frozen.record(intent());
  await redis.client().del('{api:request:queue}:order:t1');
  const next = worker();
  await next.begin(task());
  await next.record(intent());
  await frozen.finish('t1', { error: new ProviderUnavailableError('KIS', 'not sent') });
  await expect(worker().begin(task())).rejects.toThrow(OutcomeUnknownError);
});

test('an attempt that was given up records nothing any more, and so sends nothing', async () => {
  const only = worker();
  await only.begin(task());
  await only.finish('t1', { error: new OutcomeUnknownError('KIS', 'no answer in time') });
  await expect(only.record(intent())).rejects.toThrow(CancelledError);
});

test('of two workers with one task, one records it', async () => {
  const workers = Array.from({ length: 20 }, () => worker());
  await Promise.all(workers.map((each) => each.begin(task())));
  const outcomes = await Promise.allSettled(workers.map((each) => each.record(intent())));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('an order leaves soon after its attempt began, or not at all', async () => {
  const clock = { ms: 0 };
  const only = worker(clock);
  await only.begin(task());
  const open = { enter: async () => ({ isUsable: () => true, refused: () => undefined }) };
  const gate = only.gate('t1', 'KIS', open);
  const request = { scopes: [], purpose: 'call', signal: new AbortController().signal } as const;
  const pass = await gate.enter(request);
  expect(pass.isUsable()).toBe(true);
  clock.ms = 30_001;
  expect(pass.isUsable()).toBe(false);
  await expect(gate.enter(request)).rejects.toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE' });
});

test('an idempotency key stands for its first order, whatever the task_id of the next', async () => {
  const key = { idempotency_key: 'buy-once' };
  const first = worker();
  await first.begin(task(key));
  await first.record(intent());
  await expect(worker().begin(task({ ...key, task_id: 't2' }))).rejects.toThrow(OutcomeUnknownError);
  await first.finish('t1', answer);
  expect(await worker().begin(task({ ...key, task_id: 't2' }))).toEqual(answer);
  await expect(worker().begin(task({ ...key, task_id: 't3', params: { symbol: '000660' } }))).rejects.toThrow(
    'used before for another order',
  );
});

test('a task_id that comes again with another order is refused', async () => {
  const first = worker();
  await first.begin(task());
  await first.record(intent());
  await first.finish('t1', answer);
  await expect(worker().begin(task({ params: { symbol: '000660' } }))).rejects.toThrow(
    'used before for another order',
  );
});

test('a Redis that lost everything meanwhile gets the answer', async () => {
  const only = worker();
  await only.begin(task());
  await only.record(intent());
  await redis.client().flushdb();
  await only.finish('t1', answer);
  expect(await worker().begin(task())).toEqual(answer);
  expect(await redis.client().pttl('{api:request:queue}:order:t1')).toBeGreaterThan(6 * 86_400_000);
});
