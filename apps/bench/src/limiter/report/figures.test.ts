import { describe, expect, test } from 'vitest';
import type { Row } from '../run/row.ts';
import { figureNames, figuresOf } from './figures.ts';

const row: Row = {
  part: 'saturated',
  system: 'ours',
  round: 1,
  processes: 4,
  limit: 100,
  jitter_ms: 10,
  skew_ms: 0,
  seconds: 120,
  worst: 100,
  windows: 12_000,
  over: 0,
  share_over: 0,
  worst_by_send: 100,
  over_by_send: 0,
  worst_id: null,
  over_id: null,
  utilisation: 0.985,
  jain: 0.999,
  redis_calls_per_grant: 0.4,
  worker_cpu_us_per_grant: 300,
  latency_p50_ms: null,
  latency_p99_ms: null,
  transit_p99_ms: 0.2,
  transit_max_ms: 1,
  stale_slots: 0,
  calls: 12_000,
  lost: 0,
  doubled: 0,
};

describe('figuresOf', () => {
  test('are of ours, at the promised place, each of its own part', () => {
    const figures = figuresOf([
      row,
      { ...row, limit: 18, utilisation: 0.981, over: 1 },
      { ...row, part: 'idle', utilisation: 0.1, latency_p50_ms: 0.3 },
      { ...row, part: 'scopes', limit: 18, utilisation: 0.96, over: 2, over_id: 3 },
      { ...row, system: 'bullmq', over: 9_000, utilisation: 1 },
      { ...row, system: 'ours-paced', utilisation: 0.5 },
      { ...row, processes: 8, utilisation: 0.4 },
      { ...row, jitter_ms: 50, utilisation: 0.3 },
    ]);
    expect(figures).toEqual({
      over_windows_n18: 1,
      utilisation_n18: 0.981,
      over_windows_n100: 0,
      utilisation_n100: 0.985,
      redis_calls_per_grant_n100: 0.4,
      idle_latency_p50_ms: 0.3,
      jain_n100: 0.999,
      scopes_over_windows: 5,
      scopes_utilisation: 0.96,
    });
  });

  test('of several runs the worst', () => {
    const worse = {
      ...row,
      skew_ms: 10_000,
      over: 2,
      utilisation: 0.97,
      redis_calls_per_grant: 0.6,
      jain: 0.9,
    };
    expect(figuresOf([row, worse, { ...row, over: 1 }])).toMatchObject({
      over_windows_n100: 3,
      utilisation_n100: 0.97,
      redis_calls_per_grant_n100: 0.6,
      jain_n100: 0.9,
    });
  });

  test('what was not measured is null', () => {
    expect(Object.values(figuresOf([]))).toEqual(figureNames.map(() => null));
  });
});
