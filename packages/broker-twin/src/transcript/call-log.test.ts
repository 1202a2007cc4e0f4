import { expect, test } from 'vitest';
import { CallLog } from './call-log.ts';

const admitted = { scope: 'key', isAdmitted: true };
const refused = { scope: 'key', isAdmitted: false };

test('counts by TR, and tells admitted, refused and unjudged calls apart', () => {
  const log = new CallLog('KIS', 'real', 10);
  log.note('A', 200, admitted, 1);
  log.note('A', 500, refused, 2);
  log.note('A', 0, undefined, 3);
  log.note('B', 200, admitted, 4);
  expect(log.counts()).toEqual([
    {
      broker: 'KIS',
      environment: 'real',
      trId: 'A',
      total: 3,
      admitted: 1,
      refused: 1,
      statuses: { 0: 1, 200: 1, 500: 1 },
    },
    {
      broker: 'KIS',
      environment: 'real',
      trId: 'B',
      total: 1,
      admitted: 1,
      refused: 0,
      statuses: { 200: 1 },
    },
  ]);
  expect(log.arrivals().map(({ trId, atMs, isAdmitted }) => [trId, atMs, isAdmitted])).toEqual([
    ['A', 1, true],
    ['A', 2, false],
    ['B', 4, true],
  ]);
  log.clear();
  expect([log.counts(), log.arrivals()]).toEqual([[], []]);
});

test('remembers the latest arrivals, and counts all', () => {
  const log = new CallLog('KIS', 'real', 10);
  for (let call = 0; call < 1_000; call += 1) log.note('A', 200, admitted, call);
  expect(log.arrivals().length).toBeGreaterThanOrEqual(10);
  expect(log.arrivals().length).toBeLessThanOrEqual(20);
  expect(log.arrivals().at(-1)?.atMs).toBe(999);
  expect(log.counts()[0]?.total).toBe(1_000);
});
