import { randomUUID } from 'node:crypto';
import { type RedisServer, startRedis } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemoryTokenStore, RedisTokenStore, tokenDefaults } from '../src/index.ts';
import { type StoreLab, testTokenStoreBehaviour } from './support/token-store-behaviour.ts';

const START_MS = Date.UTC(2026, 10, 23);

function labOf(make: (nowMs: () => number) => StoreLab['store']): StoreLab {
  let nowMs = START_MS;
  return {
    store: make(() => nowMs),
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

describe('in memory', () => {
  testTokenStoreBehaviour(() => labOf((nowMs) => new MemoryTokenStore(nowMs)));
});

describe('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());

  testTokenStoreBehaviour(() => {
    const redis = server.client();
    return labOf((nowMs) => new RedisTokenStore(redis, { prefix: `${randomUUID()}:`, nowMs }));
  });

  const key = { provider: 'KIS', environment: 'real', account: 'default' } as const;

  test('the default account’s real token has a plain copy until it ends or dies', async () => {
    const redis = server.client();
    const store = new RedisTokenStore(redis);
    await store.look(key, 'a', tokenDefaults);
    const before = Math.floor(Date.now() / 1_000);
    const reply = await store.deliver(
      key,
      'a',
      { value: 'one "quoted"', lifetimeMs: 3_600_000 },
      tokenDefaults,
    );
    const copy = JSON.parse((await redis.get('api:token:kis')) ?? '');
    expect(copy).toEqual({
      access_token: 'one "quoted"',
      expires_at: expect.any(Number),
      refreshed_at: expect.any(Number),
      refresh_count: 1,
    });
    expect(copy.expires_at - copy.refreshed_at).toBe(3_600);
    expect(copy.refreshed_at).toBeGreaterThanOrEqual(before);
    const ttlMs = await redis.pttl('api:token:kis');
    expect(ttlMs).toBeGreaterThan(3_500_000);
    expect(ttlMs).toBeLessThanOrEqual(3_540_000);
    await store.markDead(key, reply.kind === 'stored' ? reply.token.generation : 0);
    expect(await redis.get('api:token:kis')).toBeNull();
  });

  test('no other token has one, and every key ends by itself', async () => {
    const redis = server.client();
    const prefix = `${randomUUID()}:`;
    const store = new RedisTokenStore(redis, { prefix });
    for (const other of [
      { ...key, environment: 'paper' },
      { ...key, account: 'second' },
    ] as const) {
      await store.look(other, 'a', tokenDefaults);
      await store.deliver(other, 'a', { value: 'one', lifetimeMs: 3_600_000 }, tokenDefaults);
    }
    const keys = (await redis.keys(`*${prefix}*`)).sort();
    expect(keys).toEqual([`{${prefix}kis}:paper:default`, `{${prefix}kis}:real:second`]);
    for (const name of keys) expect(await redis.pttl(name)).toBeGreaterThan(24 * 3_600_000);
  });
});
