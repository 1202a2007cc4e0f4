import { expect, test } from 'vitest';
import { addDays, atKoreanTime, hhmmss, minuteOfDay, tradingDayOf, weekdayOf } from './korean-time.ts';

test('Korea is nine hours ahead', () => {
  const at = Date.UTC(2026, 8, 10, 15, 0, 1);
  expect([tradingDayOf(at), hhmmss(at), tradingDayOf(at - 2000)]).toEqual(['20260911', '000001', '20260910']);
  expect(atKoreanTime('20260911', '000001')).toBe(at);
});

test('times with and without seconds', () => {
  expect(atKoreanTime('20260911', '1530')).toBe(atKoreanTime('20260911', '153000'));
  expect(minuteOfDay(atKoreanTime('20260911', '0901'))).toBe(541);
});

test.each(['2026-09-11', '20260931', '2026091', 'today'])('%s is no day', (day) => {
  expect(() => atKoreanTime(day, '0900')).toThrow(RangeError);
});

test.each(['9:00', '0960', '25', ''])('"%s" is no time', (time) => {
  expect(() => atKoreanTime('20260911', time)).toThrow(RangeError);
});

test('days and weekdays', () => {
  expect([addDays('20261231', 1), addDays('20240301', -1), weekdayOf('20260911')]).toEqual([
    '20270101',
    '20240229',
    5,
  ]);
});
