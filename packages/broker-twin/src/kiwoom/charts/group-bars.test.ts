import { describe, expect, it } from 'vitest';
import type { ChartBar } from './chart-bar.ts';
import { groupByPeriod } from './group-bars.ts';

function bar(day: string, close: number): ChartBar {
  return {
    day,
    open: close - 1,
    high: close + 2,
    low: close - 2,
    close,
    volume: 10,
    turnover: 10 * close,
    previousClose: 50,
  };
}

describe('groupByPeriod', () => {
  // Friday, Monday, Tuesday over the turn of a year
  const days = [bar('20251226', 100), bar('20251229', 110), bar('20260102', 90), bar('20260105', 95)];

  it('begins weeks on Mondays', () => {
    expect(groupByPeriod(days, 'week').map(({ day }) => day)).toEqual(['20251226', '20251229', '20260105']);
  });

  it('takes the first day, the extremes, the last close and the sums', () => {
    expect(groupByPeriod(days, 'month')[0]).toEqual({
      day: '20251226',
      open: 99,
      high: 112,
      low: 98,
      close: 110,
      volume: 20,
      turnover: 2100,
      previousClose: 50,
    });
    expect(groupByPeriod(days, 'year').map(({ day, volume }) => [day, volume])).toEqual([
      ['20251226', 20],
      ['20260102', 20],
    ]);
  });
});
