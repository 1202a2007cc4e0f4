import { setTimeout as sleep } from 'node:timers/promises';
import { type BrokerTwin, createBrokerTwin } from '@hub/broker-twin';
import { queueKeys } from '@hub/queue-client';
import { eventually, type RedisServer, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, push, responseOf, successOf } from '../support/ask-hub.ts';
import { twinSettings } from '../support/twin-settings.ts';

let twin: BrokerTwin;
let redis: RedisServer;
beforeAll(async () => {
  [twin, redis] = await Promise.all([createBrokerTwin(), startRedis({ tcp: true })]);
});
beforeEach(() => twin.faults.clear());
afterAll(() => Promise.all([redis.close(), twin.close()]));

const noted = () => redis.client().keys(queueKeys.pages('api:request:queue', '*'));
const fetched = (trId: string) => twin.calls().counts.find((count) => count.trId === trId)?.total ?? 0;

test('one day of minutes by one task of each broker: 381 equal bars', async () => {
  await using _worker = await startWorker({ redisUrl: redis.url, env: twinSettings(twin) });
  const params = { symbol: '005930', from: '2026-09-10', to: '2026-09-10' };
  const [kis = [], kiwoom = []] = await Promise.all(
    [
      { provider: 'KIS', tr_id: 'FHKST03010230', params },
      { provider: 'KIWOOM', tr_id: 'ka10080', params },
    ].map(async (task) => successOf(await ask(redis, task)).candles),
  );
  const bars = (candles: typeof kis) =>
    candles.map(({ open_time, open, high, low, close, volume }) =>
      [open_time, open, high, low, close, volume].join(' '),
    );
  expect(kis).toHaveLength(381);
  expect(bars(kis)).toEqual(bars(kiwoom));
  expect(new Set(kis.map(({ source_type }) => source_type))).toEqual(new Set(['REST_API_KIS']));
  expect(new Set(kiwoom.map(({ source_type }) => source_type))).toEqual(new Set(['REST_API_KIWOOM']));
  expect(await noted()).toEqual([]);
});

describe.each([
  { provider: 'KIS', tr_id: 'FHKST03010100', from: '2021-09-11', pages: 13, killAt: 6 },
  { provider: 'KIWOOM', tr_id: 'ka10080', from: '2026-08-13', pages: 9, killAt: 5 },
])('many pages of $provider', ({ provider, tr_id, from, pages, killAt }) => {
  const params = { symbol: '005930', from, to: '2026-09-10' };

  test('the worker killed twice: the same bars, at most one page more per kill', async () => {
    const env = { ...twinSettings(twin), HUB_LEASE_MS: '1000' };
    // Slow enough to be killed in the middle of a page.
    twin.faults.add({ trId: tr_id, fault: { kind: 'delay', delayMs: 100, spreadMs: 0, when: 'after' } });
    twin.clearCalls();
    const id = await push(redis, { provider, tr_id, params });
    for (const kill of [2, killAt]) {
      await using worker = await startWorker({ redisUrl: redis.url, env });
      await eventually(() => fetched(tr_id) >= kill, { timeoutMs: 10_000 });
      await sleep(20);
      await worker.kill9();
      expect(await redis.client().exists(`api:response:${id}`)).toBe(0);
    }
    expect(await noted()).toHaveLength(1);
    await using _last = await startWorker({ redisUrl: redis.url, env });
    const { candles = [], partial } = successOf(await responseOf(redis, id));
    const total = fetched(tr_id);
    expect(await noted()).toEqual([]);

    twin.faults.clear();
    twin.clearCalls();
    const undisturbed = successOf(await ask(redis, { provider, tr_id, params }));
    expect(fetched(tr_id)).toBe(pages);
    expect(partial).toBeUndefined();
    expect(candles).toEqual(undisturbed.candles);
    expect(candles[0]?.open_time.slice(0, 7)).toBe(from.slice(0, 7));
    expect(total).toBeGreaterThan(pages);
    expect(total).toBeLessThanOrEqual(pages + 2);
  });
});
