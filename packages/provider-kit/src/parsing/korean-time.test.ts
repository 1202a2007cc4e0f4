import { describe, expect, test } from 'vitest';
import {
  koreanDateTimeMs,
  koreanDayOf,
  koreanTimeOf,
  koreanTimeToUtc,
  tradingDayText,
  utcText,
} from './korean-time.ts';

describe('Korean time', () => {
  test.for([
    ['20260310', '153000', '2026-03-10T06:30:00Z'],
    ['20260310', '1530', '2026-03-10T06:30:00Z'],
    ['20260310', '15:30:00', '2026-03-10T06:30:00Z'],
    ['20260310', '085959', '2026-03-09T23:59:59Z'],
    ['20260101', '000000', '2025-12-31T15:00:00Z'],
    ['20240229', '090000', '2024-02-29T00:00:00Z'],
  ] as const)('%s %s is %s', ([date, time, utc]) => {
    expect(koreanTimeToUtc(date, time)).toBe(utc);
  });

  test('a day alone begins at midnight in Korea', () => {
    expect(koreanTimeToUtc('20260310')).toBe('2026-03-09T15:00:00Z');
  });

  test.for([
    ['20260310153000', Date.UTC(2026, 2, 10, 6, 30)],
    ['202603101530', Date.UTC(2026, 2, 10, 6, 30)],
    ['2026-03-10 15:30:00', Date.UTC(2026, 2, 10, 6, 30)],
    ['2026-03-10T15:30:00', Date.UTC(2026, 2, 10, 6, 30)],
    ['  20260310  ', Date.UTC(2026, 2, 9, 15)],
  ] as const)('%s is read', ([text, epochMs]) => {
    expect(koreanDateTimeMs(text)).toBe(epochMs);
  });

  test.for([
    '',
    '   ',
    '0',
    '20261310',
    '20260230',
    '20230229',
    '20260310246000',
    'today',
    '888888',
    '20260310999999',
  ])('%j names no moment', (text) => {
    expect(koreanDateTimeMs(text)).toBeUndefined();
  });

  test.for([
    ['20260310', '888888'],
    ['20260310', '999999'],
    ['20260310', ''],
    ['', '153000'],
    ['2026-03-10', '153000'],
  ] as const)('%j %j names no moment', ([date, time]) => {
    expect(koreanTimeToUtc(date, time)).toBeUndefined();
  });

  test('goes there and back', () => {
    for (let day = 0; day < 400; day += 1) {
      const epochMs = Date.UTC(2026, 0, 1) + day * 86_400_000 + day * 61_000;
      const text = `${koreanDayOf(epochMs)}${koreanTimeOf(epochMs)}`;
      expect(koreanDateTimeMs(text)).toBe(epochMs);
    }
  });

  test('days of models have hyphens', () => {
    expect(tradingDayText('20260310')).toBe('2026-03-10');
    expect(tradingDayText('20260230')).toBeUndefined();
    expect(tradingDayText('')).toBeUndefined();
  });

  test('fractions are written only where there are any', () => {
    expect(utcText(Date.UTC(2026, 0, 1))).toBe('2026-01-01T00:00:00Z');
    expect(utcText(Date.UTC(2026, 0, 1) + 7)).toBe('2026-01-01T00:00:00.007Z');
  });
});
