import { createBrokerTwin } from '@hub/broker-twin';
import { eventually, startRedis, startWorker } from '@hub/testing';
import { twinSettings } from './twin-settings.ts';

export interface TogetherStart {
  readonly workers: number;
  /** Requests for a token, by path. */
  readonly issues: Readonly<Record<string, number>>;
  readonly answered: number;
  readonly failed: number;
  readonly durationMs: number;
}

const tokenPaths = ['/oauth2/tokenP', '/oauth2/token'];

/** So many workers start at once on an empty Redis, where tasks for both brokers wait. */
export async function startTogether(workers: number): Promise<TogetherStart> {
  await using twin = await createBrokerTwin({
    kis: { real: { limit: { limit: 10_000 } } },
    kiwoom: { real: { limit: { limit: 10_000, capacity: 10_000 } } },
  });
  await using redis = await startRedis({ tcp: true });
  const client = redis.client();
  const env = { ...twinSettings(twin), KIS_RATE_LIMIT: '1000', KIWOOM_RATE_LIMIT: '1000' };
  const startedMs = performance.now();
  await using crew = new AsyncDisposableStack();
  const options = { redisUrl: redis.url, env, startTimeoutMs: 120_000 };
  const started = await Promise.all(Array.from({ length: workers }, () => startWorker(options)));
  for (const worker of started) crew.use(worker);
  const tasks = Array.from({ length: workers * 20 }, (_, index) =>
    JSON.stringify({
      task_id: `start-${index}`,
      ...(index % 2 === 0
        ? { provider: 'KIS', tr_id: 'FHKST01010100' }
        : { provider: 'KIWOOM', tr_id: 'ka10001' }),
      params: { symbol: '005930' },
    }),
  );
  await client.rpush('api:request:queue', ...tasks);
  const keys = await eventually(
    async () => {
      const found = await client.keys('api:response:start-*');
      return found.length === tasks.length && found;
    },
    { timeoutMs: 120_000, intervalMs: 100 },
  );
  const bodies = await client.mget(keys);
  const counts = twin.calls().counts.filter(({ trId }) => tokenPaths.includes(trId));
  return {
    workers,
    issues: Object.fromEntries(counts.map(({ broker, trId, total }) => [`${broker} ${trId}`, total])),
    answered: tasks.length,
    failed: bodies.filter((body) => body?.includes('"status":"SUCCESS"') !== true).length,
    durationMs: performance.now() - startedMs,
  };
}
