import { type RedisServer, startRedis, startWorker } from '@hub/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, push, responseOf, successOf } from '../support/ask-hub.ts';
import { openTwin, params, quotes, requestsOf, startWorkers } from '../support/token-scene.ts';
import { twinSettings } from '../support/twin-settings.ts';

const HOUR_MS = 3_600_000;
let redis: RedisServer;
beforeEach(async () => {
  redis = await startRedis({ tcp: true });
});
afterEach(() => redis.close());

test('6 workers that start at once on an empty Redis ask each broker for one token', async () => {
  await using twin = await openTwin();
  await using _workers = await startWorkers(redis, twin, 6);
  const ids = await Promise.all(
    Array.from({ length: 60 }, (_, index) => push(redis, { ...quotes[index % 2], params })),
  );
  for (const id of ids) successOf(await responseOf(redis, id));
  expect(quotes.map(({ issue }) => requestsOf(twin, issue))).toEqual([1, 1]);
});

test('in three time zones, with the broker 10 hours before and behind: the same refresh instant', async () => {
  const zones = [
    { TZ: 'Asia/Seoul', skewMs: 0 },
    { TZ: 'UTC', skewMs: 10 * HOUR_MS },
    { TZ: 'America/Los_Angeles', skewMs: -10 * HOUR_MS },
  ];
  for (const [index, { TZ, skewMs }] of zones.entries()) {
    await using twin = await openTwin(Date.now() + skewMs);
    const database = redis.client();
    await database.flushdb();
    await using _worker = await startWorker({ redisUrl: redis.url, env: { ...twinSettings(twin), TZ } });
    for (const { provider, tr_id, state } of quotes) {
      successOf(await ask(redis, { provider, tr_id, params, zone: index }));
      const { refreshAt, issuedAt } = await database.hgetall(state);
      const refreshInMs = Number(refreshAt) - Number(issuedAt);
      // A day less five minutes; the broker's Date header has whole seconds.
      expect(Math.abs(refreshInMs - (24 * HOUR_MS - 300_000)), `${provider} in ${TZ}`).toBeLessThan(2_000);
    }
  }
});
