import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { LimiterEvent, LimiterOptions, RateLimiter } from '../../src/index.ts';

type Make = (options: LimiterOptions) => RateLimiter;

/** Lateness is generous and windows are short: what is tested are counts, on a machine that does other things too. */
const common = { staleMs: 50 };
const fast = (name: string, limit: number) => ({ name, limit, windowMs: 300, guardMs: 60, horizonMs: 50 });

async function warm(limiter: RateLimiter, scope: string): Promise<void> {
  await limiter.acquire({ scopes: [scope] });
}

function fullest(timesMs: readonly number[], windowMs: number): number {
  return Math.max(
    ...timesMs.map((from) => timesMs.filter((at) => at >= from && at < from + windowMs).length),
  );
}

/** What every limiter does, wherever its rings live. */
export function testLimiterBehaviour(make: Make): void {
  test('grants no more than the limit in any window, and all that is asked for in the end', async () => {
    await using limiter = make({ ...common, scopes: [fast('A', 4)] });
    const timesMs: number[] = [];
    const call = async () => {
      await limiter.acquire({ scopes: ['A'] });
      timesMs.push(performance.now());
    };
    await Promise.all(Array.from({ length: 13 }, call));
    expect(timesMs).toHaveLength(13);
    expect(fullest(timesMs, 300)).toBeLessThanOrEqual(4);
  });

  test('takes several scopes together', async () => {
    await using limiter = make({ ...common, scopes: [fast('K', 6), fast('A', 2), fast('B', 5)] });
    const sent: { scope: string; atMs: number }[] = [];
    const call = async (scope: string) => {
      await limiter.acquire({ scopes: ['K', scope] });
      sent.push({ scope, atMs: performance.now() });
    };
    await Promise.all(Array.from({ length: 14 }, (_, index) => call(index % 2 === 0 ? 'A' : 'B')));
    const of = (scope: string) => sent.filter((call) => call.scope === scope).map(({ atMs }) => atMs);
    expect(fullest([...of('A'), ...of('B')], 300)).toBeLessThanOrEqual(6);
    expect(fullest(of('A'), 300)).toBeLessThanOrEqual(2);
    expect(fullest(of('B'), 300)).toBeLessThanOrEqual(5);
  });

  test('reserves slots ahead, tells when the next one is, and takes them back', async () => {
    await using limiter = make({ ...common, scopes: [{ ...fast('A', 3), pacing: 0 }] });
    await warm(limiter, 'A');
    await sleep(400);
    const first = await limiter.reserve({ scopes: ['A'], count: 5 });
    expect(first.permits).toHaveLength(3);
    expect(first.nextMs).toBeGreaterThan(200);
    const none = await limiter.reserve({ scopes: ['A'], count: 1 });
    expect(none.permits).toHaveLength(0);

    expect(await limiter.giveBack(first.permits.slice(1))).toBe(2);
    expect(await limiter.giveBack(first.permits.slice(1))).toBe(0);
    const again = await limiter.reserve({ scopes: ['A'], count: 5 });
    expect(again.permits).toHaveLength(2);
    expect(await again.permits[0]?.wait()).toBe(true);
  });

  test('does not let a permit be used after its time', async () => {
    await using limiter = make({ scopes: [fast('A', 3)] });
    await warm(limiter, 'A');
    await sleep(400);
    const { permits } = await limiter.reserve({ scopes: ['A'], count: 1 });
    await sleep(30);
    expect(permits[0]?.isUsable()).toBe(false);
    expect(await permits[0]?.wait()).toBe(false);
  });

  test('a permit of cost n takes n slots, and no more than the limit', async () => {
    await using limiter = make({ ...common, scopes: [{ ...fast('A', 3), pacing: 0 }] });
    await warm(limiter, 'A');
    await sleep(400);
    const { permits } = await limiter.reserve({ scopes: ['A'], count: 2, cost: 2 });
    expect(permits).toHaveLength(1);
    expect((await limiter.reserve({ scopes: ['A'], count: 2 })).permits).toHaveLength(1);
    await expect(limiter.reserve({ scopes: ['A'], count: 1, cost: 4 })).rejects.toThrow(
      'cost 4 is above the limit of scope A',
    );
  });

  test('slows after a refusal, stops after several in a row, and goes on when told', async () => {
    const events: LimiterEvent[] = [];
    const brake = { stopAfter: 2, firstPauseMs: 50, recoverMs: 60_000 };
    await using limiter = make({
      ...common,
      scopes: [fast('A', 3)],
      brake,
      onEvent: (event) => events.push(event),
    });
    await warm(limiter, 'A');
    const reason = 'EGW00201';
    const first = await limiter.brake('A', { reason });
    expect(first).toMatchObject({ level: 1, stopped: false });
    expect(first.guardMs).toBeCloseTo(90);
    // A call that was sent before the pause is refused too: one refusal, not two.
    expect(await limiter.brake('A', { reason })).toMatchObject({ level: 1 });
    expect((await limiter.reserve({ scopes: ['A'], count: 1 })).permits).toHaveLength(0);

    await sleep(120);
    expect(await limiter.brake('A', { reason, retryAfterMs: 5_000 })).toMatchObject({
      level: 2,
      stopped: true,
    });
    await expect(limiter.acquire({ scopes: ['A'] })).rejects.toMatchObject({
      code: 'ERR_SCOPE_STOPPED',
      scope: 'A',
    });
    expect(await limiter.status('A')).toMatchObject({ stopped: true, brake: { level: 2 } });
    expect(events).toContainEqual({ type: 'stopped', scope: 'A', reason });

    expect(await limiter.resume('A')).toMatchObject({ level: 1, pauseMs: 0, stopped: false });
    await limiter.acquire({ scopes: ['A'] });
    expect(events).toContainEqual({ type: 'resumed', scope: 'A' });
  });

  test('takes back a level for each quiet stretch', async () => {
    await using limiter = make({
      ...common,
      scopes: [fast('A', 3)],
      brake: { firstPauseMs: 20, recoverMs: 50 },
    });
    await limiter.brake('A', { reason: 'too many' });
    await sleep(150);
    expect(await limiter.status('A')).toMatchObject({ brake: { level: 0, pauseMs: 0 } });
  });

  test('changes a limit while it runs', async () => {
    await using limiter = make({ ...common, scopes: [{ ...fast('A', 2), pacing: 0 }] });
    await warm(limiter, 'A');
    await limiter.setLimit({ ...fast('A', 5), pacing: 0 });
    await sleep(400);
    expect((await limiter.reserve({ scopes: ['A'], count: 9 })).permits).toHaveLength(5);
    await limiter.setLimit(fast('B', 1));
    expect(await limiter.status('B')).toMatchObject({ limit: 1, used: 0, stopped: false });
  });

  test('keeps a share for priority work while there is any', async () => {
    const scope = { ...fast('A', 5), pacing: 0, priorityShare: 0.4 };
    await using limiter = make({ ...common, scopes: [scope] });
    await limiter.acquire({ scopes: ['A'], class: 'priority' });
    await sleep(400);
    expect((await limiter.reserve({ scopes: ['A'], count: 9 })).permits).toHaveLength(3);
    expect((await limiter.reserve({ scopes: ['A'], count: 9, class: 'priority' })).permits).toHaveLength(2);
  });

  test('serves priority work first, then in the order of asking', async () => {
    await using limiter = make({ ...common, scopes: [fast('A', 2)] });
    const served: string[] = [];
    const call = async (name: string, permitClass: 'normal' | 'priority') => {
      await limiter.acquire({ scopes: ['A'], class: permitClass });
      served.push(name);
    };
    await Promise.all([call('a', 'normal'), call('b', 'normal'), call('c', 'normal'), call('p', 'priority')]);
    expect(served).toEqual(['p', 'a', 'b', 'c']);
  });

  test('gives up when told or when time is over, and wastes no slot', async () => {
    await using limiter = make({ ...common, scopes: [fast('A', 1)] });
    await warm(limiter, 'A');
    const controller = new AbortController();
    const cancelled = limiter.acquire({ scopes: ['A'], signal: controller.signal });
    const late = limiter.acquire({ scopes: ['A'], timeoutMs: 20 });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'ERR_CANCELLED', retry: 'never' });
    await expect(late).rejects.toMatchObject({ code: 'ERR_PERMIT_TIMEOUT', retry: 'safe' });
    expect(await limiter.status('A')).toMatchObject({ waiting: 0, ahead: 0 });
  });

  test('tells what the caller did wrong', async () => {
    await using limiter = make({ scopes: [fast('A', 1)], tag: (scope) => scope });
    await expect(limiter.acquire({ scopes: ['B'] })).rejects.toThrow('scope B is not defined');
    await expect(limiter.acquire({ scopes: [] })).rejects.toThrow('at least one scope');
    await expect(limiter.acquire({ scopes: ['A', 'A'] })).rejects.toThrow('name one twice');
    await expect(limiter.acquire({ scopes: ['A', 'B'] })).rejects.toThrow('do not share a tag');
    await expect(limiter.reserve({ scopes: ['A'], count: 0 })).rejects.toThrow('count is 0');
    await expect(limiter.reserve({ scopes: ['A'], count: 1, cost: 0 })).rejects.toThrow('cost is 0');
    expect(() => make({ scopes: [{ name: 'A', limit: 0 }] })).toThrow(
      'limit of scope A is 0; it must be 1–5000',
    );
    expect(() => make({ scopes: [{ name: 'a|b', limit: 1 }] })).toThrow('scope name "a|b"');
    expect(() => make({ scopes: [], staleMs: 0 })).toThrow('staleMs is 0');
    expect(() => make({ scopes: [], brake: { stopAfter: 0 } })).toThrow('brake.stopAfter is 0');
  });

  test('reserves ahead for work that waits elsewhere, and only as much as is in reach', async () => {
    await using limiter = make({ ...common, scopes: [{ ...fast('A', 5), pacing: 0.98 }] });
    await warm(limiter, 'A');
    await sleep(400);
    const sentMs: number[] = [];
    let waiting = 12;
    let fetched = 0;
    let mostFetched = 0;
    const done: Promise<void>[] = [];
    const fetch = async () => {
      await limiter.acquire({ scopes: ['A'] });
      fetched -= 1;
      sentMs.push(performance.now());
      fill();
    };
    const fill = () => {
      for (let room = backlog.room; room > 0 && waiting > 0; room -= 1) {
        waiting -= 1;
        fetched += 1;
        done.push(fetch());
      }
      mostFetched = Math.max(mostFetched, fetched);
      backlog.waiting({ priority: 0, normal: waiting });
    };
    const backlog = limiter.backlog({ scopes: ['A'], onRoom: () => fill() });
    expect(backlog.room).toBe(0);
    backlog.waiting({ priority: 0, normal: waiting });
    while (sentMs.length < 12) await sleep(10);
    await Promise.all(done);
    expect(fullest(sentMs, 300)).toBeLessThanOrEqual(5);
    // Slots are 70 ms apart and reserved 50 ms ahead: one, or two when one of them is due.
    expect(mostFetched).toBeLessThanOrEqual(2);
    await sleep(100);
    expect(backlog.room).toBe(0);
  });

  test('rejects those who wait when it is closed', async () => {
    const limiter = make({ ...common, scopes: [fast('A', 1)] });
    const waiting = limiter.acquire({ scopes: ['A'] });
    await limiter.close();
    await expect(waiting).rejects.toMatchObject({ code: 'ERR_LIMITER_UNAVAILABLE' });
    await expect(limiter.acquire({ scopes: ['A'] })).rejects.toThrow('The limiter is closed');
  });

  test.for(['token_bucket', 'fixed_window'] as const)(
    '%s lets the limit through, at its seam twice, then waits',
    async (algorithm) => {
      const scope = { ...fast('A', 4), windowMs: 1_000, algorithm, guardMs: 0 };
      await using limiter = make({ ...common, scopes: [scope] });
      await warm(limiter, 'A');
      await sleep(1_050);
      const reserve = async () => (await limiter.reserve({ scopes: ['A'], count: 20 })).permits.length;
      const count = (await reserve()) + (await reserve()) + (await reserve());
      expect(count).toBeGreaterThanOrEqual(3);
      expect(count).toBeLessThanOrEqual(8);
    },
  );
}
