import { describe, expect, test } from 'vitest';
import { createMockCandles, type MockCandle } from './mock-candles.ts';

const mockCandles = createMockCandles();
const START_MS = Date.UTC(2026, 10, 23, 0, 10, 30);
const symbols = ['005930', '000660', 'TEST', '28513K', '', '삼성전자', 'x'.repeat(100_000)];

const samples: MockCandle[] = symbols.flatMap((symbol) =>
  Array.from({ length: 200 }, (_, index) => mockCandles(symbol, START_MS + index * 180_000)).flat(),
);

describe('mockCandles', () => {
  test('gives the last three finished minutes, oldest first', () => {
    expect(mockCandles('005930', START_MS).map((candle) => candle.open_time)).toEqual([
      '2026-11-23T00:07:00.000Z',
      '2026-11-23T00:08:00.000Z',
      '2026-11-23T00:09:00.000Z',
    ]);
  });

  test('gives plausible prices and volumes as decimal text', () => {
    for (const { open, high, low, close, volume } of samples) {
      for (const text of [open, high, low, close, volume]) expect(text).toMatch(/^[1-9]\d*$/);
      expect(Number(high)).toBeGreaterThanOrEqual(Math.max(Number(open), Number(close)));
      expect(Number(low)).toBeLessThanOrEqual(Math.min(Number(open), Number(close)));
      expect(Number(low)).toBeGreaterThan(48_000);
      expect(Number(high)).toBeLessThan(152_000);
      expect(Number(high) % 100).toBe(0);
    }
  });

  test('shows the same minute alike whenever it is asked for, and each opens where the last one closed', () => {
    const [, second, third] = mockCandles('005930', START_MS);
    const [first, , last] = mockCandles('005930', START_MS + 60_000);
    expect(first).toEqual(second);
    expect(mockCandles('005930', START_MS + 59_000 - 30_000)).toEqual(mockCandles('005930', START_MS));
    expect(third?.close).toBe(last?.open);
  });

  test('moves, and differs by symbol', () => {
    expect(new Set(samples.map((candle) => candle.close)).size).toBeGreaterThan(100);
    expect(mockCandles('005930', START_MS)).not.toEqual(mockCandles('000660', START_MS));
  });
});
