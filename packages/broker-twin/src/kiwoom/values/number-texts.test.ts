import { describe, expect, it } from 'vitest';
import {
  direction,
  doublySigned,
  plainRate,
  signed,
  signedPrice,
  signedRate,
  zeroPadded,
} from './number-texts.ts';

describe('texts of numbers', () => {
  it('carry the sign of the value', () => {
    expect([signed(12), signed(-12), signed(0), signed(-0)]).toEqual(['+12', '-12', '0', '0']);
    expect([doublySigned(-714), doublySigned(714)]).toEqual(['--714', '+714']);
  });

  it('write percent with two places', () => {
    expect([signedRate(0.271), signedRate(-0.816), signedRate(0.001), signedRate(-0.001)]).toEqual([
      '+0.27',
      '-0.82',
      '0.00',
      '0.00',
    ]);
    expect([plainRate(2.99), plainRate(-1.49), plainRate(Number.NaN)]).toEqual(['2.99', '-1.49', '0.00']);
  });

  it('keep the width of padded numbers, minus included', () => {
    expect(zeroPadded(-14_570, 15)).toBe('-00000000014570');
    expect(zeroPadded(978_000, 15)).toBe('000000000978000');
  });

  it('tell by the sign of a price where it stands against the close before', () => {
    expect([signedPrice(97_200, 98_000), signedPrice(98_300, 98_000), signedPrice(98_000, 98_000)]).toEqual([
      '-97200',
      '+98300',
      '98000',
    ]);
    expect(signedPrice(674_795, 680_000, 2)).toBe('-6747.95');
  });

  it('tell the direction', () => {
    const range = { base: 98_000, upper: 127_400, lower: 68_600 };
    const told = [127_400, 98_100, 98_000, 68_600, 97_900].map((price) => direction(price, range));
    expect(told).toEqual(['1', '2', '3', '4', '5']);
  });
});
