import { describe, expect, test } from 'vitest';
import type { Arrival } from '../server/arrival-log.ts';
import { evaluate } from './evaluate.ts';
import type { RowPlan } from './row.ts';

const plan: RowPlan = {
  part: 'saturated',
  system: 'ours',
  round: 1,
  processes: 2,
  limit: 2,
  jitter_ms: 10,
  skew_ms: 0,
  seconds: 4,
};

/** Two workers in turns, a call every half second; each is read 2 ms after it was sent and delayed by 5 ms. */
const arrivals: Arrival[] = Array.from({ length: 10 }, (_, index) => {
  const sentUs = index * 500_000;
  const times = { atUs: sentUs + 7_000, idealUs: sentUs + 5_000, transitUs: 2_000 };
  return { worker: index % 2, kind: index % 2, number: Math.floor(index / 2), ...times };
});
const done = (grants: number, commands: number, waitsUs: number[] = []) => ({
  grants,
  commands,
  cpuUs: 100 * commands,
  staleSlots: 0,
  waitsUs,
});
const readings = {
  span: { fromUs: 0, untilUs: 4_500_000 },
  before: [done(1, 3, [90_000]), done(1, 2)],
  after: [done(5, 7), done(5, 4)],
  last: [done(5, 7, [90_000, 400]), done(5, 4, [200, 900])],
};

describe('evaluate', () => {
  test('counts every call once and what it cost', () => {
    expect(evaluate(plan, arrivals, readings, undefined)).toMatchObject({
      calls: 10,
      lost: 0,
      doubled: 0,
      windows: 10,
      worst: 2,
      over: 0,
      jain: expect.closeTo(1, 1),
      utilisation: expect.closeTo(1, 1),
      redis_calls_per_grant: 6 / 8,
      worker_cpu_us_per_grant: 75,
      latency_p50_ms: 0.4,
      latency_p99_ms: 0.9,
      transit_max_ms: 2,
      worst_id: null,
    });
  });

  test('a call that never arrived is lost, one that came twice is doubled', () => {
    const [first, ...others] = arrivals;
    expect(evaluate(plan, others, readings, undefined)).toMatchObject({ lost: 1, doubled: 0 });
    expect(
      evaluate(plan, first === undefined ? [] : [...arrivals, first], readings, undefined),
    ).toMatchObject({ lost: 0, doubled: 1 });
  });

  test('a late read of the harness is told from a call too many', () => {
    const late = arrivals.map((arrival, index) =>
      index === 4 ? { ...arrival, atUs: arrival.atUs + 20_000, transitUs: 22_000 } : arrival,
    );
    expect(evaluate(plan, late, readings, undefined)).toMatchObject({
      over: 1,
      over_by_send: 0,
      transit_max_ms: 22,
    });
  });

  test('API ids have windows of their own', () => {
    expect(evaluate({ ...plan, limit: 4 }, arrivals, readings, 1)).toMatchObject({ worst_id: 1, over_id: 0 });
    const all = arrivals.map((arrival) => ({ ...arrival, kind: 0 }));
    expect(evaluate({ ...plan, limit: 4 }, all, readings, 1)).toMatchObject({ worst_id: 2, over_id: 9 });
  });
});
