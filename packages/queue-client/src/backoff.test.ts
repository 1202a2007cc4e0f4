import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

const most = () => 1 - Number.EPSILON;

test('doubles from the first pause up to the last', () => {
  const ceilings = [1, 2, 3, 4, 5, 6].map((attempt) => Math.round(backoffMs(attempt, 50, 1_000, most)));
  expect(ceilings).toEqual([50, 100, 200, 400, 800, 1_000]);
});

test('leaves the upper half of the pause to chance', () => {
  const random = seededRandom(1);
  const pauses = Array.from({ length: 1_000 }, () => backoffMs(3, 50, 1_000, random));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(200);
  expect(new Set(pauses).size).toBeGreaterThan(900);
});

test('stays at the last pause however many attempts failed', () => {
  expect(backoffMs(1_000_000, 50, 2_000, () => 0)).toBe(1_000);
});
