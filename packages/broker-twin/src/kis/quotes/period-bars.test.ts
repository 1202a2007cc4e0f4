import { describe, expect, it } from 'vitest';
import type { DayBar } from '../../market/market.ts';
import { joinedBars, periodOf, periodStart } from './period-bars.ts';

const day = (text: string, close: number): DayBar => ({
  day: text,
  previousClose: close - 1,
  open: close - 1,
  high: close + 2,
  low: close - 2,
  close,
  volume: 10,
  turnover: 10 * close,
});

// Friday, then Monday and Tuesday of the next week and month.
const days = [day('20260828', 100), day('20260831', 110), day('20260901', 90)];

describe('joined bars', () => {
  it('of a week begin on Monday', () => {
    expect(joinedBars(days, 'W').map((bar) => bar.day)).toEqual(['20260828', '20260901']);
  });

  it('have the open of the first day, the close of the last, and the extremes and sums of all', () => {
    expect(joinedBars(days, 'W')[1]).toEqual({
      day: '20260901',
      previousClose: 109,
      open: 109,
      high: 112,
      low: 88,
      close: 90,
      volume: 20,
      turnover: 2000,
    });
  });

  it('of months and years follow the calendar', () => {
    expect(joinedBars(days, 'M').map((bar) => bar.day)).toEqual(['20260831', '20260901']);
    expect(joinedBars(days, 'Y')).toHaveLength(1);
    expect(joinedBars(days, 'D')).toBe(days);
  });
});

it('knows where a period begins', () => {
  expect(['D', 'W', 'M', 'Y'].map((letter) => periodStart('20260901', periodOf(letter)))).toEqual([
    '20260901',
    '20260831',
    '20260901',
    '20260101',
  ]);
});
