import { expect, test } from 'vitest';
import { dayText, holdsWeekday, koreanDayOf, type Period, periodStart, startOf } from './korean-day.ts';

const day = (text: string) => koreanDayOf(Date.parse(`${text}T00:00:00Z`));

test.each([
  ['2026-09-09T14:59:59.999Z', '2026-09-09'],
  ['2026-09-09T15:00:00Z', '2026-09-10'],
  ['2026-12-31T15:00:00Z', '2027-01-01'],
  ['1969-12-31T14:59:59Z', '1969-12-31'],
])('%s is on %s in Korea', (instant, text) => {
  expect(dayText(koreanDayOf(Date.parse(instant)))).toBe(text);
});

test('a day begins at 15:00 UTC of the day before', () => {
  expect(new Date(startOf(day('2026-09-10'))).toISOString()).toBe('2026-09-09T15:00:00.000Z');
});

test.each<[string, Period, number, string]>([
  ['2026-09-10', 'day', 0, '2026-09-10'],
  ['2026-09-10', 'day', 2, '2026-09-12'],
  // A Thursday, a Monday, a Sunday.
  ['2026-09-10', 'week', 0, '2026-09-07'],
  ['2026-09-07', 'week', 2, '2026-09-21'],
  ['2026-09-13', 'week', 1, '2026-09-14'],
  ['1969-12-31', 'week', 1, '1970-01-05'],
  ['2024-02-29', 'month', 0, '2024-02-01'],
  ['2026-12-31', 'month', 1, '2027-01-01'],
  ['2026-03-15', 'month', 239, '2046-02-01'],
  ['2026-03-15', 'year', 0, '2026-01-01'],
  ['2026-03-15', 'year', 1, '2027-01-01'],
])('from %s the %s that begins %i later begins on %s', (from, period, later, start) => {
  expect(dayText(periodStart(day(from), period, later))).toBe(start);
});

test.each([
  ['2026-09-12', '2026-09-13', false],
  ['2026-09-13', '2026-09-13', false],
  ['2026-09-11', '2026-09-12', true],
  ['2026-09-13', '2026-09-14', true],
  ['2026-09-12', '2026-09-14', true],
])('%s to %s: %s', (first, last, holds) => {
  expect(holdsWeekday(day(first), day(last))).toBe(holds);
});
