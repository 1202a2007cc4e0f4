import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ScopeLimit } from '../src/index.ts';
import { fullestWindow, utilisation } from './support/counting-server.ts';
import { GateLab, GUARD_MS } from './support/gate-lab.ts';

const scope = (name: string, limit: number): ScopeLimit => ({ name, limit, guardMs: GUARD_MS });

describe('several processes at one limit', () => {
  test('send no more than it allows in any second, however wrong their clocks are', async () => {
    await using lab = await GateLab.open();
    const limits = [scope('A', 18), scope('B', 100)];
    await lab.call(3, { limits, scopeSets: [['A'], ['B']] }, [0, -36_000_000, 36_000_000]);
    await lab.arrivalsFor(2_500);
    const reports = await lab.stopCallers();
    for (const [kind, { limit }] of limits.entries()) {
      const arrivals = lab.server.arrivals.filter((arrival) => arrival.kind === kind);
      expect(fullestWindow(arrivals)).toBeLessThanOrEqual(limit);
      // What the machine's noise costs is not the limiter's fault; the benchmark measures it alone.
      expect(utilisation(arrivals, limit)).toBeGreaterThan(0.7);
    }
    for (const { grants } of reports) expect(grants).toBeGreaterThan(0);
  });

  test('respect the limit of a key and of each API id', async () => {
    await using lab = await GateLab.open();
    const apiIds = Array.from({ length: 20 }, (_, index) => `K:api-${index}`);
    await lab.call(2, {
      limits: [scope('K', 18), ...apiIds.map((name) => scope(name, 5))],
      // Three of the API ids are asked for far more often than the rest.
      scopeSets: [...apiIds, 'K:api-0', 'K:api-0', 'K:api-1', 'K:api-2'].map((apiId) => ['K', apiId]),
      concurrency: 2,
    });
    await lab.arrivalsFor(2_500);
    await lab.stopCallers();
    const { arrivals } = lab.server;
    expect(fullestWindow(arrivals)).toBeLessThanOrEqual(18);
    expect(utilisation(arrivals, 18)).toBeGreaterThan(0.7);
    for (const index of apiIds.keys()) {
      const own = arrivals.filter(
        ({ kind }) => kind === index || (index === 0 && (kind === 20 || kind === 21)),
      );
      expect(fullestWindow(own)).toBeLessThanOrEqual(5);
    }
  });

  test.for(['no', 'always'] as const)(
    'send no burst when Redis is killed and comes back (append-only file: %s)',
    async (appendonly) => {
      await using lab = await GateLab.open({ appendonly });
      await lab.call(3, { limits: [scope('A', 50)], scopeSets: [['A']] });
      await lab.arrivalsFor(1_200);
      await lab.redis.kill9();
      await lab.redis.restart();
      const before = lab.server.arrivals.length;
      await lab.arrivalsFor(1_200);
      await lab.stopCallers();
      expect(lab.server.arrivals.length).toBeGreaterThan(before);
      // A burst would show close to 100. The server of a busy test machine reads a few arrivals late, and so bunched;
      // the exact count is the benchmark's, whose server never waits for a processor.
      expect(fullestWindow(lab.server.arrivals)).toBeLessThanOrEqual(60);
    },
  );

  test('send nothing late when one of them was frozen, or killed', async () => {
    await using lab = await GateLab.open();
    await lab.call(3, { limits: [scope('A', 50)], scopeSets: [['A']] });
    await lab.arrivalsFor(1_000);
    lab.callers[0]?.signal('SIGSTOP');
    await sleep(3_000);
    lab.callers[0]?.signal('SIGCONT');
    await lab.callers.pop()?.kill9();
    await lab.arrivalsFor(1_000);
    await lab.stopCallers();
    expect(fullestWindow(lab.server.arrivals)).toBeLessThanOrEqual(50);
  });
});
