import { expect, test } from 'vitest';
import { etfLadder, priceLimits, stockLadder } from './price-ladder.ts';
import { isOnTick, roundDownToTick, roundUpToTick, tickSize } from './tick-size.ts';

test.each([
  [1_999, 1],
  [2_000, 5],
  [5_000, 10],
  [20_000, 50],
  [50_000, 100],
  [200_000, 500],
  [500_000, 1000],
])('at %i won the step is %i', (price, step) => {
  expect(tickSize(price)).toBe(step);
});

test('funds step by 5 won', () => {
  expect([tickSize(1_999, 'etf'), tickSize(2_000, 'etf'), tickSize(500_000, 'etf')]).toEqual([1, 5, 5]);
});

test('rounding', () => {
  expect([roundDownToTick(82_499), roundUpToTick(82_401), isOnTick(82_450), isOnTick(82_400)]).toEqual([
    82_400,
    82_500,
    false,
    true,
  ]);
});

test('rungs count every valid price once, upwards', () => {
  for (const ladder of [stockLadder, etfLadder]) {
    let before = ladder.price(1);
    for (let rung = 2; rung < 5_000; rung += 1) {
      const price = ladder.price(rung);
      expect(price - before).toBe(ladder.step(before));
      expect([ladder.rung(price), ladder.rung(price + ladder.step(price) - 1)]).toEqual([rung, rung]);
      before = price;
    }
  }
});

test('limits are 30 % away and valid prices', () => {
  expect(priceLimits(70_000, 'stock')).toEqual({ upper: 91_000, lower: 49_000 });
  expect(priceLimits(9_990, 'stock')).toEqual({ upper: 12_980, lower: 7_000 });
});
