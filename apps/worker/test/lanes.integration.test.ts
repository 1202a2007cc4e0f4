import { eventually, type RedisServer, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis({ tcp: true });
});
beforeEach(async () => {
  await redis.client().flushdb();
});
afterAll(() => redis.close());

const task = (id: string, provider = 'KIS', more: object = {}) =>
  JSON.stringify({ task_id: id, provider, tr_id: 'TEST', params: {}, submitted_at: Date.now(), ...more });
const tasks = (prefix: string, count: number, provider?: string) =>
  Array.from({ length: count }, (_, index) => task(`${prefix}${index}`, provider));

interface Answer {
  readonly status: string;
  readonly timing?: Readonly<Record<string, number>> & { readonly permit_scope?: string };
}

async function answers(prefix: string): Promise<Answer[]> {
  const client = redis.client();
  const keys = await client.keys(`api:response:${prefix}*`);
  const texts = keys.length === 0 ? [] : await client.mget(keys);
  return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Answer]));
}

/** Most calls sent within any window of this length. */
function fullest(sent: readonly number[], windowMs: number): number {
  return Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + windowMs).length));
}

test('a limited provider is never called more often than its limit, by two workers, and delays no other', async () => {
  const env = { KIS_RATE_LIMIT: '20', HUB_MOCK_LATENCY_MS: '5' };
  const client = redis.client();
  await client.rpush('api:request:queue', ...tasks('kis', 200));
  await client.rpush('api:request:queue', ...tasks('kiwoom', 500, 'KIWOOM'));
  await using _one = await startWorker({ redisUrl: redis.url, env });
  await using _two = await startWorker({ redisUrl: redis.url, env });
  await eventually(async () => (await answers('kiwoom')).length === 500, { timeoutMs: 10_000 });
  expect((await answers('kis')).length).toBeLessThan(150);
  await eventually(async () => (await answers('kis')).length === 200, { timeoutMs: 30_000 });

  const all = await answers('kis');
  expect(all.every(({ status }) => status === 'SUCCESS')).toBe(true);
  const sent = all.map(({ timing }) => timing?.['sent_ms'] ?? 0);
  // Stamps are taken after the permit; a pause between the two must not fail the test.
  expect(fullest(sent, 990)).toBeLessThanOrEqual(21);
  expect(all.filter(({ timing }) => timing?.permit_scope === 'KIS:mock:default').length).toBeGreaterThan(100);
  expect(await client.keys('*:lane:*')).toEqual([]);
});

test('a priority task overtakes every task of its lane that is not yet sent', async () => {
  const env = { KIS_RATE_LIMIT: '10', HUB_MOCK_LATENCY_MS: '0' };
  const client = redis.client();
  await client.rpush('api:request:queue', ...tasks('normal', 300));
  await using _worker = await startWorker({ redisUrl: redis.url, env });
  await eventually(async () => (await answers('normal')).length >= 5, { timeoutMs: 10_000 });
  for (let index = 0; index < 5; index += 1) {
    await client.rpush('api:priority:queue', task(`urgent${index}`));
    const before = (await answers('normal')).length;
    await eventually(async () => (await answers(`urgent${index}`)).length === 1, { timeoutMs: 5_000 });
    // The one that was being sent, and none after it.
    expect((await answers('normal')).length - before).toBeLessThanOrEqual(2);
  }
});

test('a task whose deadline passes before its permit is answered RATE_LIMITED or ERR_DEADLINE_EXCEEDED, unsent', async () => {
  const env = { KIS_RATE_LIMIT: '1', HUB_MOCK_LATENCY_MS: '0' };
  const client = redis.client();
  await using _worker = await startWorker({ redisUrl: redis.url, env });
  const deadline = { deadline_ms: Date.now() + 2_500 };
  const late = Array.from({ length: 10 }, (_, index) => task(`t${index}`, 'KIS', deadline));
  await client.rpush('api:request:queue', ...late);
  await eventually(async () => (await answers('t')).length === 10, { timeoutMs: 30_000 });
  const all = await answers('t');
  const unsent = all.filter(({ status }) => status !== 'SUCCESS');
  expect(unsent.length).toBeGreaterThanOrEqual(6);
  expect(unsent.every(({ timing }) => timing?.['sent_ms'] === undefined)).toBe(true);
});

test('the parts of every receipt sum to the whole', async () => {
  const env = {
    KIS_RATE_LIMIT: '200',
    HUB_GLOBAL_RATE_LIMIT: '1000',
    HUB_MOCK_LATENCY_MS: '3',
  };
  const client = redis.client();
  await using _worker = await startWorker({ redisUrl: redis.url, env });
  await client.rpush('api:request:queue', ...tasks('kis', 200), ...tasks('kiwoom', 200, 'KIWOOM'));
  await eventually(async () => (await answers('k')).length === 400, { timeoutMs: 20_000 });
  for (const { timing } of await answers('k')) {
    const parts = ['queue_ms', 'permit_ms', 'token_ms', 'call_ms', 'finish_ms'];
    const sum = parts.reduce((total, part) => total + (timing?.[part] ?? Number.NaN), 0);
    expect(Math.abs(sum - (timing?.['total_ms'] ?? Number.NaN))).toBeLessThanOrEqual(0.05);
  }
});
