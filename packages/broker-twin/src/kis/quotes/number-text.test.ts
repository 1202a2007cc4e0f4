import { expect, it } from 'vitest';
import { change, decimal, percent, signOf, whole } from './number-text.ts';

it('never writes a negative zero', () => {
  expect([whole(-0.2), decimal(-0.001), percent(-1, 1_000_000)]).toEqual(['0', '0.00', '0.00']);
});

it('writes rates with two decimals, and none without a base', () => {
  expect([change(82_400, 81_900), percent(1, 3), percent(5, 0)]).toEqual(['0.61', '33.33', '0.00']);
});

it('tells signs as KIS does', () => {
  expect([signOf(5), signOf(0), signOf(-5)]).toEqual(['2', '3', '5']);
  expect(signOf(5, { atUpper: true, atLower: false })).toBe('1');
  expect(signOf(-5, { atUpper: false, atLower: true })).toBe('4');
});
