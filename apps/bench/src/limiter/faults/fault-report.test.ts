import { expect, test } from 'vitest';
import { faultTable, isViolation, violationLines } from './fault-report.ts';
import type { FaultResult } from './run-fault.ts';

const good: FaultResult = {
  run: 1,
  kind: 'worker-frozen',
  system: 'ours',
  limit: 18,
  after_ms: 10,
  away_ms: 0,
  victim: 2,
  worst: 18,
  over: 0,
  over_by_send: 0,
  calls: 90,
  resumed_ms: 40,
  doubled: 0,
  transit_max_ms: 0.5,
};

test.each([{ over: 1 }, { doubled: 1 }, { resumed_ms: null }])('%o breaks the promise', (fault) => {
  expect(isViolation(good)).toBe(false);
  expect(isViolation({ ...good, ...fault })).toBe(true);
});

test('the table sums up each kind of fault and names runs that went wrong', () => {
  const bad = { ...good, run: 2, worst: 20, over: 3 };
  const table = faultTable([good, bad]);
  expect(table).toMatch(/worker frozen for 3 s \|\s+2 \|\s+180 \|\s+1 \|\s+3 \|\s+0 \|\s+1.11 \|/);
  expect(table).not.toContain('Redis killed');
  expect(violationLines([good, bad])).toEqual([JSON.stringify(bad)]);
});
