import { seededRandom } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { scaleDecimalText } from './scale-decimal-text.ts';

describe('scaled decimal text', () => {
  test.for([
    ['12', 3, '12000'],
    ['1.5', 6, '1500000'],
    ['1.23456', 3, '1234.56'],
    ['-7', 6, '-7000000'],
    ['0', 6, '0'],
    ['0.05', 1, '0.5'],
    ['674795', -2, '6747.95'],
    ['5', -3, '0.005'],
    ['12', -2, '0.12'],
    ['99999999999999999999', 8, '9999999999999999999900000000'],
    ['1.50', 0, '1.50'],
  ] as const)('%s times 10^%i is %s', ([text, power, scaled]) => {
    expect(scaleDecimalText(text, power)).toBe(scaled);
  });

  test.for(['', '-', '1,000', 'x', '+5'])('%j is refused', (text) => {
    expect(() => scaleDecimalText(text, 3)).toThrow(RangeError);
  });

  test('a power that is not whole is refused', () => {
    expect(() => scaleDecimalText('1', 1.5)).toThrow(RangeError);
  });

  test('is exact for whole numbers of any size', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 500; run += 1) {
      const digits = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 10));
      const value = BigInt(digits.join(''));
      const power = Math.floor(random() * 12);
      expect(BigInt(scaleDecimalText(String(value), power))).toBe(value * 10n ** BigInt(power));
    }
  });
});
