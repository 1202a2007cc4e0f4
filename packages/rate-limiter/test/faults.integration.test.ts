import { setTimeout as sleep } from 'node:timers/promises';
import { type RedisServer, startRedis } from '@hub/testing';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRateLimiter, type LimiterEvent, type LimiterOptions, type RateLimiter } from '../src/index.ts';

let server: RedisServer;
let redis: Redis;
let events: LimiterEvent[];
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.close());
beforeEach(() => {
  redis = server.client();
  events = [];
});

const scope = { name: 'A', limit: 3, windowMs: 300, guardMs: 60, horizonMs: 50, pacing: 0 };

function open(options: Partial<LimiterOptions> = {}, tag: string = crypto.randomUUID()): RateLimiter {
  return createRateLimiter({
    redis,
    tag,
    staleMs: 50,
    scopes: [scope],
    onEvent: (event) => events.push(event),
    ...options,
  });
}

describe('when Redis is away', () => {
  test('nobody gets a permit, and everybody goes on when it is back', async () => {
    await using limiter = open({ commandTimeoutMs: 150 });
    await limiter.acquire({ scopes: ['A'] });
    await server.kill9();
    const unavailable = { code: 'ERR_LIMITER_UNAVAILABLE', retry: 'safe' };
    await expect(limiter.reserve({ scopes: ['A'], count: 1 })).rejects.toMatchObject(unavailable);
    await expect(limiter.status('A')).rejects.toMatchObject(unavailable);
    await expect(limiter.brake('A', { reason: 'too many' })).rejects.toMatchObject(unavailable);
    const waiting = limiter.acquire({ scopes: ['A'] });
    await server.restart();
    expect((await waiting).scopes).toEqual(['A']);
    // The state is gone with the old server: a window and what was reserved ahead are waited out.
    expect(events.filter(({ type }) => type === 'cold')).toHaveLength(2);
  });

  test('a caller who waits is told so when its time is over', async () => {
    const lost = {
      evalsha: () => Promise.reject(new Error('no route')),
      eval: () => Promise.reject(new Error('no')),
    };
    const limiter = createRateLimiter({
      redis: lost,
      scopes: [scope],
      onEvent: (event) => events.push(event),
    });
    await expect(limiter.acquire({ scopes: ['A'], timeoutMs: 100 })).rejects.toMatchObject({
      code: 'ERR_LIMITER_UNAVAILABLE',
      message: expect.stringContaining('no route'),
    });
    expect(events).toMatchObject([{ type: 'unavailable' }]);
    await limiter.close();
  });
});

describe('what was sent is unknown, so a window is waited out', () => {
  const used = async (limiter: RateLimiter): Promise<number> =>
    (await limiter.reserve({ scopes: ['A'], count: 9 })).permits.length;

  async function warm(tag: string): Promise<RateLimiter> {
    const limiter = open({}, tag);
    await limiter.acquire({ scopes: ['A'] });
    // Longer than window and guard: the scope is free again.
    await sleep(500);
    return limiter;
  }

  test.for([
    ['all keys are deleted', 'DEL', 'state ring'],
    ['the state is evicted', 'DEL', 'state'],
    ['the ring is evicted', 'DEL', 'ring'],
    ['the data is of another server', 'HSET', 'state'],
  ])('after %s', async ([, command, keys]) => {
    const tag = crypto.randomUUID();
    await using limiter = await warm(tag);
    expect(await used(limiter)).toBe(3);
    const key = { state: `{rl:${tag}}:state`, ring: `{rl:${tag}}:ring:A` };
    if (command === 'HSET') await redis.hset(key.state, 'run', 'of-another-server');
    else
      await redis.del(keys === 'state' ? [key.state] : keys === 'ring' ? [key.ring] : [key.state, key.ring]);
    expect(await used(limiter)).toBe(0);
    expect(await limiter.status('A')).toMatchObject({ coldMs: expect.toSatisfy((ms: number) => ms > 100) });
  });

  test('a limit that was changed by another process is learnt, also after the data was lost', async () => {
    const tag = crypto.randomUUID();
    await using first = await warm(tag);
    await using second = open({}, tag);
    await second.reserve({ scopes: ['A'], count: 1 });
    await first.setLimit({ ...scope, limit: 2 });
    await second.reserve({ scopes: ['A'], count: 1 });
    expect(events).toContainEqual({ type: 'limit-changed', scope: 'A', limit: 2, windowMs: 300 });
    await redis.del(`{rl:${tag}}:state`);
    expect(await second.status('A')).toMatchObject({ limit: 2 });
  });

  test('one refusal slows another process too', async () => {
    const tag = crypto.randomUUID();
    await using first = await warm(tag);
    await using second = open({}, tag);
    await first.brake('A', { reason: 'too many', retryAfterMs: 400 });
    const { permits, nextMs } = await second.reserve({ scopes: ['A'], count: 1 });
    expect(permits).toHaveLength(0);
    expect(nextMs).toBeGreaterThan(100);
  });
});
