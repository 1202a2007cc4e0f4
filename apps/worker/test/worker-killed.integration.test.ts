import { eventually, startRedis, startWorker } from '@hub/testing';
import { expect, test } from 'vitest';

const queue = 'api:request:queue';

test('kill -9 of one of two workers with 500 tasks in flight: every task gets exactly one response', async () => {
  await using server = await startRedis({ tcp: true });
  const redis = server.client();
  const env = { HUB_BATCH_SIZE: '250', HUB_MOCK_LATENCY_MS: '4000' };
  await using victim = await startWorker({ redisUrl: server.url, env });
  await using survivor = await startWorker({ redisUrl: server.url, env });
  const ids = Array.from({ length: 500 }, (_, index) => `t${index}`);
  await redis.rpush(queue, ...ids.map((task_id) => JSON.stringify({ task_id, provider: 'KIS', tr_id: 'T' })));

  const inFlight = async (): Promise<number> => {
    const hashes = await redis.keys('{*:inflight:*');
    const fields = await Promise.all(hashes.map((hash) => redis.hkeys(hash)));
    return fields.flat().filter((field) => /^[pn]\d/.test(field)).length;
  };
  await eventually(async () => (await inFlight()) === 500);
  const killedAtMs = performance.now();
  await victim.kill9();

  const responses = async (): Promise<number> => (await redis.keys('api:response:*')).length;
  await eventually(async () => (await responses()) === 500, { timeoutMs: 40_000, intervalMs: 50 });
  console.info(`500 responses ${Math.round(performance.now() - killedAtMs)} ms after the kill`);
  const stored = await redis.mget(...ids.map((id) => `api:response:${id}`));
  expect(stored.map((text) => JSON.parse(text ?? '{}').task_id)).toEqual(ids);
  await eventually(async () => (await inFlight()) === 0);
  expect(() => process.kill(survivor.pid, 0)).not.toThrow();
  expect(await redis.llen(queue)).toBe(0);
});
