import { expect, test } from 'vitest';
import { atKoreanTime } from '../clock/korean-time.ts';
import { createMarket } from './create-market.ts';
import type { Venue } from './market.ts';

const day = '20260911';
const venues: readonly Venue[] = ['KRX', 'NXT', 'ALL'];
const end = atKoreanTime(day, '2359');

test.each(venues)('nothing after the moment is told on %s, and nothing before it is forgotten', (venue) => {
  const market = createMarket({ seed: 11 });
  const whole = market.ticks('000660', day, end, venue);
  for (let at = atKoreanTime(day, '0755'); at < end; at += 787_013) {
    const past = whole.filter(({ atMs }) => atMs <= at);
    expect(market.ticks('000660', day, at, venue)).toEqual(past);
    const snapshot = market.snapshot('000660', at, venue)!;
    const minutes = market.minuteBars('000660', day, at, venue);
    const volume = past.reduce((sum, { quantity }) => sum + quantity, 0);
    if (snapshot.day !== day) continue;
    expect(snapshot.last).toEqual(past.at(-1));
    expect(snapshot.bar.volume).toBe(volume);
    expect(snapshot.bar.close).toBe(past.at(-1)?.price ?? snapshot.bar.previousClose);
    expect(minutes.reduce((sum, bar) => sum + bar.volume, 0)).toBe(volume);
    expect(market.dayBars('000660', { from: day, to: '20991231' }, at, { venue })).toEqual([snapshot.bar]);
  }
});

test('the same seed gives the same market whatever was asked before, another seed another one', () => {
  const at = atKoreanTime(day, '1111');
  const busy = createMarket({ seed: 5 });
  for (const code of ['035420', '005930', '900050']) busy.dayBars(code, { from: '20200102', to: day }, end);
  busy.ticks('005930', '20230302', end, 'ALL');
  const fresh = createMarket({ seed: 5 });
  const other = createMarket({ seed: 6 });
  for (const code of ['005930', '900050', '0156T0']) {
    expect(busy.snapshot(code, at)).toEqual(fresh.snapshot(code, at));
    expect(busy.book(code, at)).toEqual(fresh.book(code, at));
    expect(busy.ticks(code, day, at)).toEqual(fresh.ticks(code, day, at));
  }
  expect(other.snapshot('005930', at)!.bar).not.toEqual(fresh.snapshot('005930', at)!.bar);
});

test('the book is around the last trade, best first', () => {
  const market = createMarket({ seed: 5 });
  for (let at = atKoreanTime(day, '0900'); at < atKoreanTime(day, '1530'); at += 911_017) {
    const { asks, bids } = market.book('005930', at)!;
    const { last } = market.snapshot('005930', at)!;
    expect([asks.length, bids.length]).toEqual([10, 10]);
    expect(last!.price).toBe(last!.side === 'buy' ? asks[0]!.price : bids[0]!.price);
    const prices = [...asks.toReversed(), ...bids].map(({ price }) => price);
    expect(prices).toEqual(prices.toSorted((left, right) => right - left));
    expect(new Set(prices).size).toBe(20);
  }
});
