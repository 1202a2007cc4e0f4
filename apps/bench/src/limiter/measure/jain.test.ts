import { expect, test } from 'vitest';
import { jain } from './jain.ts';

test('1 when all have the same, 1/n when one has all, in between otherwise', () => {
  expect(jain([25, 25, 25, 25])).toBe(1);
  expect(jain([0, 40, 0, 0])).toBe(0.25);
  expect(jain([1, 3])).toBeCloseTo(0.8);
  expect(jain([0, 0])).toBeNaN();
});
