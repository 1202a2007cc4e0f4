import { describe, expect, test } from 'vitest';
import { atKoreanTime } from '../clock/korean-time.ts';
import { barOf } from './bar-sums.ts';
import { createMarket } from './create-market.ts';
import type { Bar, MinuteBar, Venue } from './market.ts';
import { isOnTick } from './tick-size.ts';

const market = createMarket({ seed: 7 });
const at = atKoreanTime('20260911', '1600');
const venues: readonly Venue[] = ['KRX', 'NXT', 'ALL'];
const named = ['005930', '000660', '252670', '069500', '0156T0', '207940', '900040', '900050'];
const crowd = market.listings.filter((_, index) => index % 250 === 0).map(({ code }) => code);

const plain = ({ open, high, low, close, volume, turnover }: Bar): Bar => ({
  ...{ open, high, low, close, volume, turnover },
});

function sumOf(bars: readonly MinuteBar[]): Bar | undefined {
  const [first] = bars;
  return (
    first && {
      open: first.open,
      high: Math.max(...bars.map((bar) => bar.high)),
      low: Math.min(...bars.map((bar) => bar.low)),
      close: bars.at(-1)!.close,
      volume: bars.reduce((sum, bar) => sum + bar.volume, 0),
      turnover: bars.reduce((sum, bar) => sum + bar.turnover, 0),
    }
  );
}

describe.each([...named, ...crowd])('%s', (code) => {
  const days = ['20210105', ...market.calendar.before('20260911', 5)];

  test.each(venues)('day, minutes and trades on %s agree', (venue) => {
    let compared = 0;
    for (const day of days) {
      const bars = market.dayBars(code, { from: day, to: day }, at, { venue });
      for (const bar of bars) {
        const minutes = market.minuteBars(code, day, at, venue);
        const ticks = market.ticks(code, day, at, venue);
        expect(sumOf(minutes)).toEqual(plain(bar));
        expect(barOf(ticks)).toEqual(plain(bar));
        const trades = (startMs: number) =>
          ticks.filter(({ atMs }) => atMs >= startMs && atMs < startMs + 60_000);
        expect(minutes.map(({ startMs }) => ({ startMs, ...barOf(trades(startMs)) }))).toEqual(minutes);
        expect(ticks.map(({ sequence }) => sequence)).toEqual(ticks.map((_, index) => index + 1));
        compared += 1;
      }
    }
    const isTraded = venue !== 'NXT' || market.listing(code)?.onNextrade === true;
    expect(isTraded).toBe(compared > 0);
  });

  test('prices are valid, within the limits and follow on each other', () => {
    const kind = market.listing(code)!.kind;
    const bars = market.dayBars(code, { from: '20200102', to: '20260911' }, at);
    expect(bars.length).toBeGreaterThan(100);
    for (const [index, bar] of bars.entries()) {
      const { open, high, low, close, previousClose, volume } = bar;
      expect([open, high, low, close].every((price) => isOnTick(price, kind))).toBe(true);
      expect(low <= Math.min(open, close) && high >= Math.max(open, close) && volume > 0).toBe(true);
      expect(low >= previousClose * 0.7 && high <= previousClose * 1.3).toBe(true);
      if (index > 0) expect(previousClose).toBe(bars[index - 1]!.close);
    }
  });
});

test('shares and won of both venues are those of KRX and of Nextrade', () => {
  for (const day of market.calendar.before('20260910', 20)) {
    const [krx, nextrade, both] = venues.map(
      (venue) => market.dayBars('005930', { from: day, to: day }, at, { venue })[0]!,
    );
    expect(both!.volume).toBe(krx!.volume + nextrade!.volume);
    expect(both!.turnover).toBe(krx!.turnover + nextrade!.turnover);
    expect(both!.previousClose).toBe(krx!.previousClose);
  }
});

test('index bars agree', () => {
  for (const { kisCode, kiwoomCode } of market.indices) {
    const days = market.indexDayBars(kisCode, { from: '20260901', to: '20260911' }, at);
    expect(days.length).toBe(9);
    expect(market.indexDayBars(kiwoomCode, { from: '20260901', to: '20260911' }, at)).toEqual(days);
    for (const bar of days) expect(sumOf(market.indexMinuteBars(kisCode, bar.day, at))).toEqual(plain(bar));
  }
});
