import { describe, expect, test } from 'vitest';
import { decimalText, directionOf } from './decimal-text.ts';

describe('decimal text', () => {
  test.for([
    ['70000', '70000'],
    ['000000004320', '4320'],
    ['-00000000014570', '-14570'],
    ['000000000000', '0'],
    ['-000', '0'],
    ['--714', '-714'],
    ['--23722054', '-23722054'],
    ['+0.27', '0.27'],
    ['-0.27', '-0.27'],
    ['+-5', '-5'],
    [' 0.00', '0.00'],
    ['-0.00', '0.00'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['20,190', '20190'],
    ['1,234,567.80', '1234567.80'],
    ['5312819.000000', '5312819.000000'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
    [' 70000 ', '70000'],
    [70_000, '70000'],
    [-0.5, '-0.5'],
    [0, '0'],
  ] as const)('%j is %j', ([raw, text]) => {
    expect(decimalText(raw)).toBe(text);
  });

  test.for([
    '',
    '   ',
    '-',
    '+',
    '--',
    '.',
    '1.2.3',
    '1e5',
    'abc',
    '12a',
    '---5',
    '１２',
    null,
    undefined,
    true,
    {},
    NaN,
    Infinity,
    1e21,
    1e-7,
  ])('%j is no number, and not zero', (raw) => {
    expect(decimalText(raw)).toBeUndefined();
  });

  test('big integers are written out', () => {
    expect(decimalText(12n)).toBe('12');
  });

  test.for([
    ['-97200', '97200', 'down'],
    ['+97200', '97200', 'up'],
    ['97200', '97200', undefined],
    ['--97200', '97200', 'down'],
    ['-', undefined, undefined],
  ] as const)('%j where the sign is direction is %j, %j', ([raw, text, direction]) => {
    expect(decimalText(raw, { signIsDirection: true })).toBe(text);
    expect(directionOf(raw)).toBe(direction);
  });
});
