import { describe, expect, test } from 'vitest';
import { isSaturated, withoutSaturated } from './saturated-counters.ts';

describe('saturated counters', () => {
  test.for(['2147483647', '4294967295', '-2147483648', '-2147483', '4294967'])('%s is one', (text) => {
    expect(isSaturated(text)).toBe(true);
  });

  test.for(['2147483646', '21474836470', '0', '4294966'])('%s is none', (text) => {
    expect(isSaturated(text)).toBe(false);
  });

  test('become null and are listed; prices are left alone', () => {
    const { record, saturated } = withoutSaturated(
      { price: '2147483647', volume: '4294967295', value: '12', note: null },
      ['volume', 'value'],
    );
    expect(record).toEqual({ price: '2147483647', volume: null, value: '12', note: null });
    expect(saturated).toEqual(['volume']);
  });
});
