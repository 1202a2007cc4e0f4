import { expect, test } from 'vitest';
import { atKoreanTime, hhmmss } from '../clock/korean-time.ts';
import { createMarket } from './create-market.ts';

const market = createMarket({ seed: 3 });
const at = atKoreanTime('20261120', '2359');
const times = (day: string): string[] =>
  market.minuteBars('005930', day, at).map(({ startMs }) => hhmmss(startMs));

// kis-api 9 [M]
test.each([
  ['20260911', 381, '090000', '151900', '153000'],
  ['20260102', 321, '100000', '151900', '153000'],
  ['20261119', 381, '100000', '161900', '163000'],
])('%s has %i bars from %s', (day, count, first, lastButOne, last) => {
  const all = times(day);
  expect([all.length, all[0], all.at(-2), all.at(-1)]).toEqual([count, first, lastButOne, last]);
});

test('Nextrade trades from 08:00 to 20:00', () => {
  const all = market.minuteBars('005930', '20260911', at, 'NXT').map(({ startMs }) => hhmmss(startMs));
  expect([all[0], all.at(-1)]).toEqual(['080000', '195900']);
  expect(market.minuteBars('005930', '20250228', at, 'NXT')).toEqual([]);
  expect(market.snapshot('069500', at, 'NXT')).toBeUndefined();
});

test('a thin paper has minutes without a trade', () => {
  const count = market.minuteBars('900040', '20260911', at).length;
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThan(100);
});

test('a halted paper keeps its price and trades nothing', () => {
  const snapshot = market.snapshot('900010', at)!;
  expect([snapshot.halted, snapshot.bar.volume, snapshot.last]).toEqual([true, 0, undefined]);
  expect(snapshot.bar.close).toBe(
    market.dayBars('900010', { from: '20260227', to: '20260227' }, at)[0]!.close,
  );
  expect(market.book('900010', at)!.asks).toEqual([]);
});

test('a delisted paper ends with its last day', () => {
  expect(market.snapshot('900030', at)!.day).toBe('20250314');
  expect(market.dayBars('900030', { from: '20250301', to: '20261120' }, at).at(-1)!.day).toBe('20250314');
});

test('a paper has no prices before it was listed', () => {
  expect(market.snapshot('0156T0', atKoreanTime('20251230', '1400'))).toBeUndefined();
  expect(market.dayBars('0156T0', { from: '20250101', to: '20260131' }, at)[0]!.day).toBe('20260106');
});

test('a split divides the price, and adjusted bars what was before', () => {
  const range = { from: '20210414', to: '20210415' };
  const [before, after] = market.dayBars('035720', range, at);
  const [adjusted, unchanged] = market.dayBars('035720', range, at, { adjusted: true });
  expect(Math.abs(before!.close / 5 - after!.previousClose)).toBeLessThan(100);
  expect(adjusted!.close).toBe(Math.round(before!.close / 5));
  expect([adjusted!.volume, adjusted!.turnover]).toEqual([before!.volume * 5, before!.turnover]);
  expect(unchanged).toEqual(after);
});

test('2,500 papers with different codes and names, ordered by code', () => {
  const codes = market.listings.map(({ code }) => code);
  expect(new Set(codes).size).toBe(2_500);
  expect(new Set(market.listings.map(({ name }) => name)).size).toBe(2_500);
  expect(codes).toEqual(codes.toSorted());
  expect(codes.every((code) => /^[0-9A-Z]{6}$/.test(code))).toBe(true);
  expect(market.listing('999999')).toBeUndefined();
});

test('what one class of investors bought, others sold', () => {
  for (const day of market.calendar.before('20261120', 50)) {
    const { individual, foreign, institution } = market.flows('005930', day);
    expect(individual.quantity + foreign.quantity + institution.quantity).toBe(0);
    expect(individual.amount + foreign.amount + institution.amount).toBe(0);
    expect(foreign.quantity).not.toBe(0);
  }
});
