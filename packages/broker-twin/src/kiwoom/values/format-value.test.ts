import { describe, expect, it } from 'vitest';
import { formatValue } from './format-value.ts';

describe('formatValue', () => {
  it.each([
    ['uint', 15_873_204, {}, '15873204'],
    ['signed', -800, {}, '-800'],
    ['signed', 1234, { decimals: 2 }, '+12.34'],
    ['signed2', -714, {}, '--714'],
    ['signed_price', 97_200, { base: 98_000 }, '-97200'],
    ['signed_price', 97_200, {}, '97200'],
    ['index_x100', 674_795, { base: 680_000 }, '674795'],
    ['zpad12', 1, {}, '000000000001'],
    ['decimal', 93, {}, '93.00'],
  ] as const)('writes %s %i', (format, value, scale, text) => {
    expect(formatValue(format, value, scale)).toBe(text);
  });
});
