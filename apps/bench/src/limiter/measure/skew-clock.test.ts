import { afterEach, expect, test } from 'vitest';
import { skewClock } from './skew-clock.ts';

const realDate = Date;
afterEach(() => {
  globalThis.Date = realDate;
});

test('every way to ask for the time is wrong by as much', () => {
  skewClock(36_000_000);
  const aheadMs = [Date.now(), new Date().getTime(), Date.parse(Date())].map(
    (timeMs) => timeMs - realDate.now(),
  );
  for (const ahead of aheadMs) expect(Math.abs(ahead - 36_000_000)).toBeLessThan(5_000);
});

test('dates that are named stay what they are', () => {
  skewClock(-10_000);
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(Date.UTC(1970, 0, 2)).toBe(86_400_000);
  expect(new Date()).toBeInstanceOf(realDate);
});
