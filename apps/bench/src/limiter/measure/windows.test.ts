import { describe, expect, test } from 'vitest';
import { countWindows } from './windows.ts';

const ms = (...times: number[]) => times.map((time) => time * 1_000);

describe('countWindows', () => {
  test('a window is half open: what comes a second later is in the next one', () => {
    expect(countWindows(ms(0, 500, 1_000), 2)).toEqual({ windows: 3, worst: 2, over: 0 });
    expect(countWindows(ms(0, 500, 999.999), 2)).toEqual({ windows: 3, worst: 3, over: 1 });
  });

  test('finds the seam of two full windows, in whatever order arrivals were logged', () => {
    const seam = ms(1_010, 0, 990, 980, 1_000);
    expect(countWindows(seam, 3)).toEqual({ windows: 5, worst: 4, over: 1 });
    expect(countWindows(seam, 2)).toMatchObject({ over: 3 });
  });

  test('arrivals at one moment are all in one window', () => {
    expect(countWindows(ms(7, 7, 7), 2)).toEqual({ windows: 3, worst: 3, over: 1 });
  });

  test('nothing arrived, nothing is over', () => {
    expect(countWindows([], 1)).toEqual({ windows: 0, worst: 0, over: 0 });
  });
});
