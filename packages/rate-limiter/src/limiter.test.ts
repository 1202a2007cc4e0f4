import { seededRandom } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { type TestClock, testClock } from '../test/support/test-clock.ts';
import type { LimiterEvent, ScopeLimit } from './index.ts';
import { Limiter } from './limiter.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Store } from './store.ts';

interface Lab {
  readonly clock: TestClock;
  /** Processes that share the store. */
  readonly limiters: readonly Limiter[];
  readonly events: readonly LimiterEvent[];
  /** How often the store was asked for slots. */
  readonly asked: () => number;
  /** The store's clock jumps. */
  readonly step: (ms: number) => void;
}

function lab(scopes: readonly ScopeLimit[], processes = 1): Lab {
  const clock = testClock();
  let stepMs = 100_000;
  const memory = createMemoryStore(() => Math.floor((clock.monotonicMs() + stepMs) * 1_000));
  let asked = 0;
  const store: Store = {
    ...memory,
    reserve(reservation) {
      asked += 1;
      return memory.reserve(reservation);
    },
  };
  const events: LimiterEvent[] = [];
  const limiters = Array.from(
    { length: processes },
    (_, seed) =>
      new Limiter(store, {
        scopes,
        clock,
        random: seededRandom(seed),
        onEvent: (event) => events.push(event),
      }),
  );
  return {
    clock,
    limiters,
    events,
    asked: () => asked,
    step: (ms) => {
      stepMs += ms;
    },
  };
}

/** Calls as often as permits come, with some callers each. @returns the times of the calls, growing */
function saturate(
  { clock, limiters }: Lab,
  scopeSets: readonly (readonly string[])[],
  callers: number,
): number[] {
  const sentMs: number[] = [];
  const call = async (limiter: Limiter, scopes: readonly string[]): Promise<void> => {
    for (;;) {
      await limiter.acquire({ scopes });
      sentMs.push(clock.monotonicMs());
    }
  };
  for (const limiter of limiters) {
    for (const scopes of scopeSets) {
      for (let caller = 0; caller < callers; caller += 1) call(limiter, scopes).catch(() => undefined);
    }
  }
  return sentMs;
}

describe('four processes that call as often as they may', () => {
  test.for([5, 18, 100])('use 98 % of %i per second and never more', async (limit) => {
    const it = lab([{ name: 'A', limit }], 4);
    const sentMs = saturate(it, [['A']], 20);
    await it.clock.advance(5_000);
    const [from, askedBefore] = [sentMs.length, it.asked()];
    await it.clock.advance(20_000);
    const count = sentMs.length - from;
    expect(count).toBeGreaterThanOrEqual(Math.floor(0.98 * 20 * limit));
    for (const [index, first] of sentMs.entries()) {
      const next = sentMs[index + limit];
      // The store's clock counts whole microseconds.
      if (next !== undefined) expect(next - first).toBeGreaterThanOrEqual(1_014.99);
    }
    if (limit === 100) expect((it.asked() - askedBefore) / count).toBeLessThanOrEqual(0.5);
    await Promise.all(it.limiters.map((limiter) => limiter.close()));
    expect(it.clock.fake.sleeping).toBe(0);
  });

  test('use 95 % of a key under which 20 API ids have limits of their own', async () => {
    const apiIds = Array.from({ length: 20 }, (_, index) => `K:${index}`);
    const it = lab([{ name: 'K', limit: 18 }, ...apiIds.map((name) => ({ name, limit: 5 }))], 2);
    const sentMs = saturate(
      it,
      apiIds.map((apiId) => ['K', apiId]),
      2,
    );
    await it.clock.advance(3_000);
    const from = sentMs.length;
    await it.clock.advance(20_000);
    expect(sentMs.length - from).toBeGreaterThanOrEqual(0.95 * 20 * 18);
    await Promise.all(it.limiters.map((limiter) => limiter.close()));
  });
});

test('urgent work is sent within a permit interval although thousands wait', async () => {
  const it = lab([{ name: 'A', limit: 18 }], 2);
  saturate(it, [['A']], 1_000);
  await it.clock.advance(4_000);
  const waitedMs: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const urgent = it.limiters[0]?.acquire({ scopes: ['A'], class: 'priority' });
    await it.clock.advance(1_000);
    waitedMs.push((await urgent)?.waitedMs ?? Number.NaN);
  }
  // The first one finds nothing kept for it.
  expect(Math.max(...waitedMs.slice(1))).toBeLessThanOrEqual(1_000 / 18 + 20);
  await Promise.all(it.limiters.map((limiter) => limiter.close()));
});

test('a clock of the store that jumps forward costs a pause, not a burst', async () => {
  const it = lab([{ name: 'A', limit: 10 }], 3);
  const sentMs = saturate(it, [['A']], 5);
  await it.clock.advance(3_500);
  it.step(5_000);
  await it.clock.advance(3_500);
  it.step(-60_000);
  await it.clock.advance(3_500);
  expect(it.events.some(({ type }) => type === 'clock-stepped')).toBe(true);
  expect(sentMs.filter((atMs) => atMs > 9_000).length).toBeGreaterThan(0);
  for (const [index, first] of sentMs.entries()) {
    const next = sentMs[index + 10];
    if (next !== undefined) expect(next - first).toBeGreaterThanOrEqual(1_000);
  }
  await Promise.all(it.limiters.map((limiter) => limiter.close()));
});

test('a process that slept past its slots sends none of them', async () => {
  const it = lab([{ name: 'A', limit: 10 }]);
  const [limiter] = it.limiters;
  const first = limiter?.acquire({ scopes: ['A'] });
  await it.clock.advance(1_200);
  await first;
  await it.clock.advance(2_000);
  const batch = await limiter?.reserve({ scopes: ['A'], count: 2 });
  const [, second] = batch?.permits ?? [];
  expect(second?.isUsable()).toBe(false);
  const waiting = second?.wait();
  await it.clock.advance(second === undefined ? 0 : second.atMs - it.clock.monotonicMs());
  expect(await waiting).toBe(true);
  await it.clock.advance(4.5);
  expect(second?.isUsable()).toBe(false);
  expect(await second?.wait()).toBe(false);
});
