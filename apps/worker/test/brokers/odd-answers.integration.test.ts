import { type BrokerTwin, createBrokerTwin, type Fault } from '@hub/broker-twin';
import { type RedisServer, type RunningWorker, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, successOf } from '../support/ask-hub.ts';
import { params, quotes } from '../support/token-scene.ts';
import { twinSettings } from '../support/twin-settings.ts';

let twin: BrokerTwin;
let redis: RedisServer;
let worker: RunningWorker;
beforeAll(async () => {
  [twin, redis] = await Promise.all([createBrokerTwin(), startRedis({ tcp: true })]);
  // What is looked at is each answer, not what the circuit makes of many.
  const env = { ...twinSettings(twin), HUB_CB_FAILURE_THRESHOLD: '1000' };
  worker = await startWorker({ redisUrl: redis.url, env });
  for (const { provider, tr_id } of quotes) successOf(await ask(redis, { provider, tr_id, params }));
});
beforeEach(() => twin.faults.clear());
afterAll(async () => {
  await worker.close();
  await Promise.all([redis.close(), twin.close()]);
});

const unavailable = { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' };

describe.each(quotes)('$provider answers', ({ provider, tr_id }) => {
  test.each<[string, Fault]>([
    ['a web page with 200', { kind: 'html' }],
    ['a web page with 503', { kind: 'html', status: 503 }],
    ['502', { kind: 'status', status: 502 }],
    ['half a body', { kind: 'truncate' }],
    ['with a reset', { kind: 'reset' }],
    ['what is no JSON', { kind: 'garbage' }],
  ])('%s: unavailable, safe to repeat, and the next task is well', async (_name, fault) => {
    twin.faults.add({ trId: tr_id, times: 1, fault });
    const response = await ask(redis, { provider, tr_id, params, max_attempts: 1 });
    expect(response).toMatchObject({ status: 'ERROR', error: unavailable, attempts: 1 });
    successOf(await ask(redis, { provider, tr_id, params }));
  });

  test('nothing at all: the task is answered by its deadline', async () => {
    twin.faults.add({ trId: tr_id, fault: { kind: 'black-hole' } });
    const lateMs = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const deadline_ms = Date.now() + 1_500;
        const response = await ask(redis, { provider, tr_id, params, deadline_ms });
        expect(response).toMatchObject({
          status: 'ERROR',
          error: { code: 'ERR_PROVIDER_TIMEOUT', retry: 'safe' },
        });
        return (response.timing?.stored_ms ?? Number.NaN) - deadline_ms;
      }),
    );
    // The third of five: a busy machine makes any single timer late.
    expect(lateMs.toSorted((left, right) => left - right)[2]).toBeLessThanOrEqual(50);
  });
});
