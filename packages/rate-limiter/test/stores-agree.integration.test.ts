import { type RedisServer, startRedis } from '@hub/testing';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDefinition, toDefinition } from '../src/definition.ts';
import type { ScopeLimit } from '../src/index.ts';
import { createMemoryStore } from '../src/memory-store.ts';
import { createRedisStore } from '../src/redis-store.ts';
import type { Store } from '../src/store.ts';
import {
  play,
  type StoreMove,
  storeMoves,
  type Ticker,
  tightestSpanUs,
  timesIn,
} from './support/store-move.ts';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = server.client();
});
afterAll(() => server.close());

const START_US = 1_700_000_000_000_000;

/** Plays the same moves on both stores, with the same clock. */
async function playBoth(limits: readonly ScopeLimit[], moves: readonly StoreMove[]) {
  await redis.flushdb();
  const definitions = limits.map((limit) => [limit.name, formatDefinition(toDefinition(limit))] as const);
  const run = async (store: ReturnType<typeof createMemoryStore>, ticker: Ticker) => {
    await store.define('t', definitions, 'replace');
    return await play(store, ticker, moves);
  };
  const redisTicker = { us: START_US };
  const memoryTicker = { us: START_US };
  return {
    inRedis: await run(
      createRedisStore(redis, () => String(redisTicker.us)),
      redisTicker,
    ),
    inMemory: await run(
      createMemoryStore(() => memoryTicker.us),
      memoryTicker,
    ),
  };
}

describe('the scripts and the store in memory give the same slots', () => {
  test.for<[string, ScopeLimit[], string[][], number]>([
    ['one scope', [{ name: 'A', limit: 5 }], [['A']], 1],
    ['one call per window', [{ name: 'A', limit: 1, windowMs: 200 }], [['A']], 1],
    ['no pacing', [{ name: 'A', limit: 7, pacing: 0, windowMs: 300 }], [['A']], 3],
    [
      'several scopes together',
      [
        { name: 'K', limit: 9, windowMs: 500 },
        { name: 'A', limit: 2, windowMs: 500 },
        { name: 'B', limit: 3, windowMs: 500, pacing: 0 },
      ],
      [['K', 'A'], ['K', 'B'], ['K']],
      2,
    ],
    ['fixed windows', [{ name: 'A', limit: 5, algorithm: 'fixed_window' }], [['A']], 2],
    ['a token bucket', [{ name: 'A', limit: 5, algorithm: 'token_bucket' }], [['A']], 2],
  ])('%s', async ([, limits, scopeSets, mostCost]) => {
    await fc.assert(
      fc.asyncProperty(storeMoves(scopeSets, mostCost), async (moves) => {
        const { inRedis, inMemory } = await playBoth(limits, moves);
        expect(inRedis.replies).toEqual(inMemory.replies);
        for (const limit of limits) {
          if (limit.algorithm !== undefined) continue;
          const { windowUs, guardUs } = toDefinition(limit);
          const span = tightestSpanUs(timesIn(limit.name, inRedis.kept), limit.limit);
          expect(span).toBeGreaterThanOrEqual(windowUs + guardUs);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('brakes, stops and changed limits', async () => {
    const limits = [3, 5].map((limit) => formatDefinition(toDefinition({ name: 'A', limit, windowMs: 400 })));
    const change = fc.oneof(
      fc.record({ kind: fc.constant('brake' as const), retryAfterUs: fc.constantFrom(0, 0, 700_000) }),
      fc.record({ kind: fc.constant('resume' as const) }),
      fc.record({ kind: fc.constant('define' as const), definition: fc.constantFrom(...limits) }),
      fc.record({ kind: fc.constant('reserve' as const), count: fc.integer({ min: 1, max: 5 }) }),
    );
    const changes = fc.array(fc.tuple(change, fc.integer({ min: 0, max: 900_000 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(changes, async (moves) => {
        await redis.flushdb();
        let nowUs = START_US;
        const stores = [createRedisStore(redis, () => String(nowUs)), createMemoryStore(() => nowUs)];
        const order = { firstPauseUs: 100_000, longestPauseUs: 900_000, recoverUs: 600_000, stopAt: 3 };
        const move = { ...order, pauseFactor: 1, mostGuardUs: 100_000, retryAfterUs: 0 };
        const perform = async (store: Store, what: (typeof moves)[number][0]): Promise<unknown> => {
          if (what.kind === 'define') return await store.define('t', [['A', what.definition]], 'replace');
          if (what.kind === 'brake') return await store.brake('t', 'A', { ...move, ...what, move: 'brake' });
          if (what.kind === 'resume') return await store.brake('t', 'A', { ...move, move: 'resume' });
          const asking = { scopes: ['A'], class: 'normal', cost: 1, asker: 'a', newEpoch: false } as const;
          return await store.reserve({ ...asking, tag: 't', count: what.count });
        };
        for (const store of stores) await store.define('t', [['A', limits[0] ?? '']], 'replace');
        for (const [what, passUs] of moves) {
          nowUs += passUs;
          const [inRedis, inMemory] = await Promise.all(stores.map((store) => perform(store, what)));
          expect(inRedis).toEqual(inMemory);
          const statuses = await Promise.all(stores.map((store) => store.status('t', 'A')));
          expect(statuses[0]).toEqual(statuses[1]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
