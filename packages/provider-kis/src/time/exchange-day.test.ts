import { expect, test } from 'vitest';
import { exchangeDayMs } from './exchange-day.ts';

test.each([
  ['NAS', '20260911', '2026-09-11T04:00:00.000Z'],
  ['NAS', '20260112', '2026-01-12T05:00:00.000Z'],
  // Clocks go forward on 2026-03-08 and back on 2026-11-01.
  ['NYS', '20260308', '2026-03-08T05:00:00.000Z'],
  ['NYS', '20260309', '2026-03-09T04:00:00.000Z'],
  ['NYS', '20261101', '2026-11-01T04:00:00.000Z'],
  ['NYS', '20261102', '2026-11-02T05:00:00.000Z'],
  ['HKS', '20260911', '2026-09-10T16:00:00.000Z'],
  ['TSE', '20260911', '2026-09-10T15:00:00.000Z'],
  ['HSX', '20260911', '2026-09-10T17:00:00.000Z'],
])('%s %s begins at %s', (exchange, date, instant) => {
  expect(new Date(exchangeDayMs(exchange, date) ?? 0).toISOString()).toBe(instant);
});

test.each([
  ['XXX', '20260911'],
  ['NAS', '2026'],
])('%s %s is no day of an exchange', (exchange, date) => {
  expect(exchangeDayMs(exchange, date)).toBeUndefined();
});
