import type { BrokerTwin } from '@hub/broker-twin';
import { eventually, type RedisServer, startRedis } from '@hub/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, push, responseOf, successOf } from '../support/ask-hub.ts';
import { openTwin, params, quotes, requestsOf, startWorkers } from '../support/token-scene.ts';

const HOUR_MS = 3_600_000;
let redis: RedisServer;
beforeEach(async () => {
  redis = await startRedis({ tcp: true });
});
afterEach(() => redis.close());

test.each(quotes)(
  'a token of $provider that dies under 100 calls a second: one failed call per worker, no failed task',
  async ({ provider, tr_id, issue, state }) => {
    await using twin = await openTwin();
    await using _workers = await startWorkers(redis, twin, 3);
    for (let turn = 0; turn < 20; turn += 1) successOf(await ask(redis, { provider, tr_id, params }));
    await passHour(twin, state);
    twin.clearCalls();

    const pushed: Promise<string>[] = [];
    await new Promise<void>((resolve) => {
      const pulse = setInterval(() => {
        pushed.push(push(redis, { provider, tr_id, params }));
        if (pushed.length === 100) twin.killToken();
        if (pushed.length === 250) {
          clearInterval(pulse);
          resolve();
        }
      }, 10);
    });
    for (const id of await Promise.all(pushed)) successOf(await responseOf(redis, id));
    expect(requestsOf(twin, issue)).toBe(1);
    // All beyond one for each task were refused.
    expect(requestsOf(twin, tr_id) - 250).toBeGreaterThan(0);
    expect(requestsOf(twin, tr_id) - 250).toBeLessThanOrEqual(3);
  },
);

test('a token that dies before the next one may be asked for: tasks wait in Redis until then', async () => {
  const [{ provider, tr_id, issue, state }] = quotes;
  await using twin = await openTwin();
  await using _workers = await startWorkers(redis, twin, 1);
  successOf(await ask(redis, { provider, tr_id, params }));
  await passHour(twin, state);
  const client = redis.client();
  // As if it had been issued 54 s ago.
  const openAtMs = Date.now() + 6_500;
  await client.hset(state, { notBefore: openAtMs });
  twin.clearCalls();
  twin.killToken();

  const ids = await Promise.all(Array.from({ length: 5 }, () => push(redis, { provider, tr_id, params })));
  const soon = { provider, tr_id, params, deadline_ms: Date.now() + 1_500 };
  const late = await ask(redis, soon);
  expect(late).toMatchObject({ status: 'ERROR', error: { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' } });
  await eventually(async () => (await client.zcard('{api:request:queue}:retry')) === 5);
  for (const id of ids) {
    const { attempts, timing } = successOf(await responseOf(redis, id));
    expect(attempts).toBe(1);
    expect(timing?.sent_ms).toBeGreaterThanOrEqual(openAtMs);
  }
  expect(requestsOf(twin, issue)).toBe(1);
});

/** For the broker, and for the hub's record of its last issue. */
async function passHour(twin: BrokerTwin, state: string): Promise<void> {
  twin.clock.step(HOUR_MS);
  await redis.client().hset(state, { notBefore: 0, attempts: '' });
}
