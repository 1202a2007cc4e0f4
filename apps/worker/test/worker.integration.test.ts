import { eventually, type RedisServer, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesOf } from './support/messages-of.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis({ tcp: true });
});
afterAll(() => redis.close());

test('a task pushed with RPUSH is answered as the contract says, and database 0 stays empty', async () => {
  await using worker = await startWorker({ redisUrl: redis.url });
  const client = redis.client();
  await client.rpush(
    'api:request:queue',
    '{"task_id":"test-123","provider":"KIS","tr_id":"FHKST01010100","params":{"FID_COND_MRKT_DIV_CODE":"J","FID_INPUT_ISCD":"005930"}}',
  );
  const text = await eventually(() => client.get('api:response:test-123'));
  expect(JSON.parse(text)).toMatchObject({
    task_id: 'test-123',
    status: 'SUCCESS',
    data: {
      provider: 'KIS',
      tr_id: 'FHKST01010100',
      params: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
      result: 'SUCCESS',
      data: { symbol: 'TEST', timestamp: expect.any(String), candles: expect.any(Array) },
    },
  });
  const ttlSeconds = await client.ttl('api:response:test-123');
  expect(ttlSeconds).toBeGreaterThan(3_500);
  expect(ttlSeconds).toBeLessThanOrEqual(3_600);
  expect(await redis.client(0).dbsize()).toBe(0);
  expect(messagesOf(worker)).toEqual([
    'RestApiWorker initialized (Mock Mode: True)',
    `QueueManager connected to Redis: ${redis.url}`,
    'MockClient initialized for KIS',
    'MockClient initialized for KIWOOM',
    'RestApiWorker setup completed',
    'RestApiWorker started (Mock Mode)',
    'Processing task: test-123 (provider: KIS)',
    'Mock API Call: KIS FHKST01010100',
    'Task test-123 completed successfully',
  ]);
});

test('a priority task pushed behind 1 000 waiting normal ones is the next one started', async () => {
  const env = {
    HUB_BATCH_SIZE: '10',
    HUB_MOCK_LATENCY_MS: '500',
    HUB_NORMAL_QUEUE: 'p:low',
    HUB_PRIORITY_QUEUE: 'p:high',
  };
  const client = redis.client();
  const task = (id: string) => JSON.stringify({ task_id: id, provider: 'KIWOOM', tr_id: 'TEST_TICK' });
  await client.rpush('p:low', ...Array.from({ length: 1_000 }, (_, index) => task(`normal-${index}`)));
  await using worker = await startWorker({ redisUrl: redis.url, env });
  // Ten are in hand, for half a second; nothing starts meanwhile.
  await worker.waitForMessage('Processing task: normal-9 ');
  await client.rpush('p:high', task('urgent'));
  await worker.waitForMessage('Processing task: urgent ');
  const started = messagesOf(worker).filter((message) => message.startsWith('Processing task: '));
  expect(started.indexOf('Processing task: urgent (provider: KIWOOM)')).toBe(10);
  expect(await client.llen('p:low')).toBeGreaterThanOrEqual(970);
});

test('a provider that is slow or fails is answered with advice', async () => {
  const client = redis.client();
  const answerOf = async (id: string, env: Record<string, string>) => {
    const queues = { HUB_NORMAL_QUEUE: `${id}:low`, HUB_PRIORITY_QUEUE: `${id}:high` };
    await using worker = await startWorker({ redisUrl: redis.url, env: { ...queues, ...env } });
    expect(worker.pid).toBeGreaterThan(0);
    await client.rpush(`${id}:low`, JSON.stringify({ task_id: id, provider: 'kis', tr_id: 'TEST_CANDLE' }));
    return JSON.parse(await eventually(() => client.get(`api:response:${id}`))) as unknown;
  };
  expect(
    await answerOf('slow', { HUB_MOCK_LATENCY_MS: '60000', HUB_TIMEOUT: '0.05', HUB_MAX_RETRIES: '0' }),
  ).toMatchObject({
    status: 'ERROR',
    circuit_state: { name: 'KIS:quote', state: 'CLOSED', failure_count: 1 },
    error: { code: 'ERR_PROVIDER_TIMEOUT', retry: 'safe' },
  });
  expect(
    await answerOf('failing', { HUB_MOCK_LATENCY_MS: '0', HUB_MOCK_FAILURE_RATE: '1', HUB_MAX_RETRIES: '1' }),
  ).toMatchObject({
    status: 'ERROR',
    attempts: 2,
    circuit_state: { failure_count: 2, failure_threshold: 5, recovery_timeout: 30 },
    error: { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' },
  });
});
