import { describe, expect, test } from 'vitest';
import { atKoreanTime, hhmmss } from '../clock/korean-time.ts';
import { createCalendar } from './create-calendar.ts';

const calendar = createCalendar();

// user-pains E1
test.each([
  ['20241001', 'Armed Forces Day, closed for once'],
  ['20250127', 'closed for once between a weekend and new year'],
  ['20260501', 'Labour Day'],
  ['20251231', 'last weekday of the year'],
  ['20261231', 'last weekday of the year'],
  ['20250603', 'presidential election'],
  ['20260603', 'local elections'],
  ['20240506', 'substitute for Children’s Day'],
  ['20260912', 'Saturday'],
])('%s does not trade: %s', (day) => {
  expect([calendar.isTradingDay(day), calendar.session(day)]).toEqual([false, undefined]);
});

test.each([
  ['20260911', '090000', '152000', '153000'],
  ['20260102', '100000', '152000', '153000'],
  ['20241114', '100000', '162000', '163000'],
])('%s trades from %s', (day, opens, until, closes) => {
  const session = calendar.session(day);
  expect(session && [session.opensAtMs, session.continuousUntilMs, session.closesAtMs].map(hhmmss)).toEqual([
    opens,
    until,
    closes,
  ]);
});

test('trading days per year', () => {
  const count = (year: string): number =>
    calendar.before('20271231', 10_000).filter((day) => day.startsWith(year)).length;
  // As counted by the exchange.
  expect(['2020', '2021', '2022', '2023', '2024'].map(count)).toEqual([248, 248, 246, 245, 244]);
});

describe('the running day', () => {
  test.each([
    ['20260911', '0759', '20260910'],
    ['20260911', '0800', '20260911'],
    ['20260911', '2359', '20260911'],
    ['20260913', '1200', '20260911'],
    ['20241001', '1200', '20240930'],
  ])('on %s at %s is %s', (day, time, running) => {
    expect(calendar.currentDay(atKoreanTime(day, time))).toBe(running);
  });

  test('the session is open from its first moment up to its last', () => {
    const opens = atKoreanTime('20260911', '0900');
    const closes = atKoreanTime('20260911', '1530');
    expect([opens - 1, opens, closes - 1, closes].map((at) => calendar.isOpen(at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test('shifting by trading days, from trading days and others', () => {
  expect(calendar.shift('20260911', -1)).toBe('20260910');
  expect(calendar.shift('20260911', 1)).toBe('20260914');
  expect(calendar.shift('20260912', 1)).toBe('20260914');
  expect(calendar.shift('20260912', -1)).toBe('20260911');
  expect(calendar.shift('20260913', -2)).toBe('20260910');
  expect(calendar.shift('20200102', -5)).toBe('20200102');
});

test('days before, newest first', () => {
  expect(calendar.before('20260913', 3)).toEqual(['20260911', '20260910', '20260909']);
});
