import { expect, it } from 'vitest';
import { isoCode } from './standard-code.ts';

it.each([
  ['005930', 'KR7005930003'],
  ['000660', 'KR7000660001'],
  ['035420', 'KR7035420009'],
])('the ISIN of %s is %s', (code, isin) => {
  expect(isoCode(code)).toBe(isin);
});
