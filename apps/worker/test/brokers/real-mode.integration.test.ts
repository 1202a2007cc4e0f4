import { type BrokerTwin, createBrokerTwin } from '@hub/broker-twin';
import { type RedisServer, type RunningWorker, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, successOf } from '../support/ask-hub.ts';
import { twinSettings } from '../support/twin-settings.ts';

let twin: BrokerTwin;
let redis: RedisServer;
let worker: RunningWorker;
beforeAll(async () => {
  [twin, redis] = await Promise.all([createBrokerTwin(), startRedis({ tcp: true })]);
  worker = await startWorker({ redisUrl: redis.url, env: twinSettings(twin) });
});
afterAll(async () => {
  await worker.close();
  await Promise.all([redis.close(), twin.close()]);
});

test.each([
  ['KIS', 'FHKST01010100', 'stck_prpr', 'KIS:real:default'],
  ['KIWOOM', 'ka10001', 'cur_prc', 'KIWOOM:real:default:ka10001'],
])('%s answers in the real shape of the wire, with a receipt', async (provider, trId, field, scope) => {
  const task = { provider, tr_id: trId, params: { symbol: '005930' } };
  const first = successOf(await ask(redis, task));
  expect(first.data).toMatchObject({ status: 'success', provider, tr_id: trId });
  expect(first.data).toMatchObject({ data: { [field]: expect.stringMatching(/^[+-]?\d+$/) } });
  expect(first.timing?.token_ms).toBeGreaterThan(0);
  expect(first.timing?.permit_ms).toBeGreaterThanOrEqual(0);
  expect(first.quote?.source_type).toBe(`REST_API_${provider}`);

  const client = redis.client();
  expect(await client.exists(`{rl:hub}:ring:${scope}`, '{rl:hub}:ring:hub:all')).toBe(2);
  const plainCopy: unknown = JSON.parse((await client.get(`api:token:${provider.toLowerCase()}`)) ?? 'null');
  expect(plainCopy).toEqual({
    access_token: expect.stringMatching(/./),
    expires_at: expect.any(Number),
    refreshed_at: expect.any(Number),
    refresh_count: 1,
  });
  // The token is in hand now.
  const second = successOf(await ask(redis, task));
  expect(second.timing?.token_ms).toBeLessThan(first.timing?.token_ms ?? 0);
  for (const { timing } of [first, second]) {
    const { queue_ms = 0, permit_ms = 0, token_ms = 0, call_ms = 0, finish_ms = 0, total_ms } = timing ?? {};
    expect(call_ms).toBeGreaterThan(0);
    expect(queue_ms + permit_ms + token_ms + call_ms + finish_ms).toBeCloseTo(total_ms ?? Number.NaN, 1);
  }
});
