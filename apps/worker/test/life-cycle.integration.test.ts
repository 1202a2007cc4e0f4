import { once } from 'node:events';
import { createServer } from 'node:net';
import { eventually, type RedisServer, startProcess, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlePath } from './support/bundle-path.ts';
import { messagesOf } from './support/messages-of.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis({ tcp: true });
});
afterAll(() => redis.close());

const tasks = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ task_id: `${prefix}-${index}`, provider: 'KIS', tr_id: 'TEST_CANDLE' }),
  );

/** A machine busy with other tests may miss a time once. */
const timed = { retry: 2 };

/** List names of its own for each test: nothing is left behind for the next. */
const queues = (prefix: string) => ({
  HUB_NORMAL_QUEUE: `${prefix}:low`,
  HUB_PRIORITY_QUEUE: `${prefix}:high`,
});

describe('SIGTERM', () => {
  test('with 50 tasks in hand at 100 ms each: all answered, exit 0 within a second', timed, async () => {
    await using worker = await startWorker({ redisUrl: redis.url, env: queues('busy') });
    const client = redis.client();
    await client.rpush('busy:low', ...tasks('busy', 50));
    await worker.waitForMessage('Processing task: busy-49 ');
    const startedMs = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.exit).toEqual({ code: 0, signal: null });
    const stopMs = performance.now() - startedMs;
    expect(stopMs).toBeLessThan(1_000);
    expect(await client.keys('api:response:busy-*')).toHaveLength(50);
    expect(await client.keys('*busy:low*')).toEqual(['{busy:low}:last-beat']);
    expect(messagesOf(worker).slice(-1)).toEqual(['RestApiWorker stopped']);
  });

  test('idle: exit 0 within 200 ms, with the landmarks', timed, async () => {
    await using worker = await startWorker({ redisUrl: redis.url, env: queues('idle') });
    const startedMs = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - startedMs).toBeLessThan(200);
    expect(messagesOf(worker).slice(-3)).toEqual([
      'Received signal: 15',
      'Stop signal received',
      'RestApiWorker stopped',
    ]);
  });

  test('with calls longer than the budget: they are handed back to the head of the list, exit 0', async () => {
    const env = {
      ...queues('slow'),
      HUB_MOCK_LATENCY_MS: '60000',
      HUB_TIMEOUT: '90',
      HUB_SHUTDOWN_TIMEOUT: '0.1',
    };
    await using worker = await startWorker({ redisUrl: redis.url, env });
    const client = redis.client();
    await client.rpush('slow:low', ...tasks('slow', 150));
    await worker.waitForMessage('Processing task: slow-99 ');
    worker.signal('SIGTERM');
    expect(await worker.exit).toEqual({ code: 0, signal: null });
    expect(await client.lrange('slow:low', 0, -1)).toEqual(tasks('slow', 150));
    expect(await client.keys('api:response:slow-*')).toEqual([]);
    expect(messagesOf(worker)).toContain('Handed 100 unfinished tasks back to their lists');
    await client.del('slow:low');
  });
});

describe('a second signal', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s ends the process at once with %i', async (signal, code) => {
    const prefix = `second-${code}`;
    const env = { ...queues(prefix), HUB_MOCK_LATENCY_MS: '60000', HUB_TIMEOUT: '90', HUB_LEASE_MS: '1000' };
    await using worker = await startWorker({ redisUrl: redis.url, env });
    const client = redis.client();
    await client.rpush(`${prefix}:low`, ...tasks(prefix, 3));
    await worker.waitForMessage(`Processing task: ${prefix}-2 `);
    worker.signal('SIGTERM');
    await worker.waitForMessage('Stop signal received');
    worker.signal(signal);
    expect(await worker.exit).toEqual({ code, signal: null });
    // What it had in hand is still in Redis: the next worker takes it over.
    await using next = await startWorker({ redisUrl: redis.url, env: queues(prefix) });
    await eventually(async () => (await client.keys(`api:response:${prefix}-*`)).length === 3, {
      timeoutMs: 15_000,
    });
    expect(messagesOf(next).join('\n')).toContain('Took back 3 normal tasks');
  });
});

test('Redis stopped and started again and again: the same process serves on by itself', async () => {
  await using shaky = await startRedis({ tcp: true, appendonly: 'everysec' });
  await using worker = await startWorker({ redisUrl: shaky.url });
  const client = shaky.client();
  for (let round = 0; round < 5; round += 1) {
    await shaky.stop();
    await worker.waitForMessage('attempt 3,', { fromLine: worker.lines.length });
    await shaky.restart();
    const id = `round-${round}`;
    await client.rpush(
      'api:request:queue',
      JSON.stringify({ task_id: id, provider: 'KIS', tr_id: 'TEST_CANDLE' }),
    );
    await eventually(() => client.get(`api:response:${id}`), { timeoutMs: 15_000 });
  }
  expect(messagesOf(worker).filter((message) => message.includes('rejection'))).toEqual([]);
});

describe('Redis away at start', () => {
  test('is waited for, with a warning that names the setting; then the worker serves', async () => {
    await using late = await startRedis({ tcp: true });
    await late.stop();
    await using worker = await startProcess({
      command: process.execPath,
      args: [bundlePath],
      env: { REDIS_URL: late.url },
    });
    const warning = await worker.waitForLine((line) => line.includes('attempt 2,'));
    expect(warning).toMatch(/"level":"warn".*REDIS_URL/);
    await late.restart();
    await worker.waitForLine((line) => line.includes('RestApiWorker started (Mock Mode)'));
    const client = late.client();
    await client.rpush('api:request:queue', ...tasks('late', 1));
    await eventually(() => client.get('api:response:late-0'), { timeoutMs: 15_000 });
  });

  test('does not keep the worker from stopping', async () => {
    await using worker = await startProcess({
      command: process.execPath,
      args: [bundlePath],
      env: { REDIS_URL: 'redis://:s3cret@127.0.0.1:1/15' },
    });
    await worker.waitForLine((line) => line.includes('attempt 3,'));
    worker.signal('SIGTERM');
    expect(await worker.exit).toEqual({ code: 0, signal: null });
    const text = worker.lines.join('\n');
    expect(text).toContain('RestApiWorker stopped');
    expect(text).toContain('redis://127.0.0.1:1/15');
    expect(text).not.toContain('s3cret');
  });

  test('ends with 69 after HUB_REDIS_WAIT_LIMIT', async () => {
    await using worker = await startProcess({
      command: process.execPath,
      args: [bundlePath],
      env: { REDIS_URL: 'redis://127.0.0.1:1/15', HUB_REDIS_WAIT_LIMIT: '0.3' },
    });
    expect(await worker.exit).toEqual({ code: 69, signal: null });
    expect(worker.lines.join('\n')).toContain('HUB_REDIS_WAIT_LIMIT');
  });

  test('is met with TLS when the URL is rediss://', async () => {
    // The bundle loads TLS only with the first such connection.
    const server = createServer();
    const firstBytes = new Promise<Buffer>((resolve) => {
      server.on('connection', (socket) => socket.on('error', () => undefined).once('data', resolve));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await using worker = await startProcess({
      command: process.execPath,
      args: [bundlePath],
      env: { REDIS_URL: `rediss://127.0.0.1:${port}/15` },
    });
    // A TLS handshake record: type 22, version 3.x.
    expect([...(await firstBytes).subarray(0, 2)]).toEqual([22, 3]);
    worker.signal('SIGTERM');
    expect((await worker.exit).code).toBe(0);
    server.close();
  });
});
