import { describe, expect, test } from 'vitest';
import { utilisation } from './utilisation.ts';

/** So many calls at once, every `everyUs`. */
const bursts = (size: number, everyUs: number, untilUs: number) =>
  Array.from({ length: Math.ceil(untilUs / everyUs) }, (_, index) => index * everyUs).flatMap((timeUs) =>
    Array.from({ length: size }, () => timeUs),
  );

describe('utilisation', () => {
  test('is the same for bursts as for even spacing, wherever the span cuts', () => {
    for (const fromUs of [0, 250_000, 999_999]) {
      const span = { fromUs, untilUs: fromUs + 20_000_000 };
      expect(utilisation(bursts(10, 1_000_000, 30_000_000), 10, span)).toBeCloseTo(1, 4);
      expect(utilisation(bursts(1, 100_000, 30_000_000), 10, span)).toBeCloseTo(1, 4);
    }
  });

  test('what a longer period costs is seen', () => {
    const span = { fromUs: 3_000_000, untilUs: 120_000_000 };
    expect(utilisation(bursts(18, 1_015_000, 130_000_000), 18, span)).toBeCloseTo(1 / 1.015, 3);
  });

  test('silence counts', () => {
    const half = bursts(1, 100_000, 10_500_000);
    expect(utilisation(half, 10, { fromUs: 0, untilUs: 21_000_000 })).toBeCloseTo(0.5, 2);
    expect(utilisation([], 10, { fromUs: 0, untilUs: 2_000_000 })).toBe(0);
  });

  test('a span without a whole window has none', () => {
    expect(utilisation([1], 1, { fromUs: 0, untilUs: 1_000_000 })).toBeNaN();
  });
});
