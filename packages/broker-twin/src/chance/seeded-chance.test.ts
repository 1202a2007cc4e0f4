import { expect, test } from 'vitest';
import { seededChance } from './seeded-chance.ts';

const draws = (seed: number, stream: string, count: number): number[] => {
  const chance = seededChance(seed, stream);
  return Array.from({ length: count }, chance);
};

test('the same seed and stream give the same numbers', () => {
  expect(draws(7, 'faults', 50)).toEqual(draws(7, 'faults', 50));
});

test('another seed or stream gives others', () => {
  const first = draws(7, 'faults', 50);
  for (const other of [draws(8, 'faults', 50), draws(7, 'tokens', 50), draws(7 + 2 ** 32, 'faults', 50)]) {
    expect(other.filter((value, index) => value === first[index])).toEqual([]);
  }
});

test('numbers fill the range evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const value of draws(1, 'even', 20_000)) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
    tenths[Math.floor(value * 10)]! += 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
