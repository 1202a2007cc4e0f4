import { describe, expect, test } from 'vitest';
import { median, midmean, percentile } from './statistics.ts';

describe('statistics', () => {
  test('the median does not mind order, and halves the middle of an even number', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  test('percentiles are values that occurred', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(51);
    expect(percentile(values, 0.99)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  test('the midmean leaves out the outer quarters', () => {
    expect(midmean([1_000, 2, 3, 0])).toBe(2.5);
  });

  test('nothing has no median', () => {
    expect(median([])).toBeNaN();
    expect(percentile([], 0.5)).toBeNaN();
  });
});
