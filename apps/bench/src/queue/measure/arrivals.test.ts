import { expect, test } from 'vitest';
import { arrivals } from './arrivals.ts';

test('arrivals keep the rate, vary, and repeat with their seed', () => {
  const times = arrivals(10_000, 1_000, 1);
  expect(times.at(-1)).toBeGreaterThan(9_500_000);
  expect(times.at(-1)).toBeLessThan(10_500_000);
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  const gapsUs = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gapsUs.filter((gapUs) => gapUs > 2_000).length / gapsUs.length).toBeCloseTo(Math.exp(-2), 1);
  expect(arrivals(10_000, 1_000, 1)).toEqual(times);
  expect(arrivals(10_000, 1_000, 2)).not.toEqual(times);
});
