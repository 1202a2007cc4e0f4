import { describe, expect, test } from 'vitest';
import { limiterOptions } from '../limiter-options.ts';
import { systemNames } from '../system-name.ts';
import { planRows } from './plan.ts';
import type { RowPlan } from './row.ts';

function plan(...args: string[]): RowPlan[] {
  const options = limiterOptions(args);
  if (options === undefined) throw new Error('asked for help');
  return planRows(options);
}

/** What starting and warming up adds to each row, seconds. */
const besides = 4;

describe('planRows', () => {
  test('ours runs for two minutes where it makes its promises, the others in turns beside it', () => {
    const promised = plan().filter(
      ({ part, processes, jitter_ms, limit }) =>
        part === 'saturated' && processes === 4 && jitter_ms === 10 && (limit === 18 || limit === 100),
    );
    for (const system of ['ours', 'ours-paced']) {
      const own = promised.filter((row) => row.system === system);
      expect(own.map(({ limit, seconds }) => [limit, seconds])).toEqual([
        [18, 120],
        [100, 120],
      ]);
    }
    for (const system of ['flexible', 'bottleneck', 'bullmq']) {
      const own = promised.filter((row) => row.system === system);
      expect(own.map(({ limit, round }) => [limit, round])).toEqual([
        [18, 1],
        [100, 1],
        [18, 2],
        [100, 2],
      ]);
    }
  });

  test('all of it takes some twelve minutes', () => {
    const seconds = plan().reduce((sum, row) => sum + row.seconds + besides, 0);
    expect(seconds / 60).toBeLessThan(12.6);
  });

  test('the whole matrix has every combination once for every limiter', () => {
    const rows = plan('--full');
    expect(rows).toHaveLength(3 * 4 * 3 * systemNames.length);
    const keys = rows.map((row) => [row.processes, row.limit, row.jitter_ms, row.system].join());
    expect(new Set(keys).size).toBe(rows.length);
  });

  test('a matrix of what was named, the rest as promised', () => {
    const rows = plan('--processes', '1,8', '--systems', 'ours,bullmq', '--seconds', '30');
    expect(rows.map((row) => [row.processes, row.limit, row.system, row.seconds])).toEqual([
      [1, 18, 'ours', 30],
      [1, 18, 'bullmq', 5],
      [1, 100, 'ours', 30],
      [1, 100, 'bullmq', 5],
      [8, 18, 'ours', 30],
      [8, 18, 'bullmq', 5],
      [8, 100, 'ours', 30],
      [8, 100, 'bullmq', 5],
    ]);
    expect(new Set(rows.map(({ jitter_ms }) => jitter_ms))).toEqual(new Set([10]));
  });

  test('wrong clocks: the promises again, by ten seconds and by ten hours', () => {
    const rows = plan('--skew', '--systems', 'ours');
    expect(rows.map(({ part, limit, skew_ms }) => [part, limit, skew_ms])).toEqual([
      ['saturated', 18, 10_000],
      ['saturated', 100, 10_000],
      ['idle', 1_000, 10_000],
      ['saturated', 18, 36_000_000],
      ['saturated', 100, 36_000_000],
      ['idle', 1_000, 36_000_000],
    ]);
  });

  test('one part only', () => {
    expect(new Set(plan('--only', 'idle').map(({ part }) => part))).toEqual(new Set(['idle']));
    expect(plan('--only', 'scopes')).toHaveLength(1);
    expect(plan('--only', 'scopes', '--systems', 'bullmq')).toEqual([]);
  });
});
