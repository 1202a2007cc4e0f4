import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServerClock } from './server-clock.ts';

test('knows a time between sending and receiving', () => {
  const clock = new ServerClock();
  expect(clock.hear(5_000_000, 100, 103)).toBe(0);
  expect(clock.earliestMs(5_010_000)).toBe(110);
  expect(clock.latestMs(5_010_000)).toBe(113);
});

test('a slow answer takes nothing from what a quick one told', () => {
  const clock = new ServerClock();
  clock.hear(5_000_000, 100, 100.2);
  expect(clock.hear(5_100_000, 199, 3_200)).toBe(0);
  expect(clock.latestMs(5_100_000) - clock.earliestMs(5_100_000)).toBeLessThan(3.5);
});

test('a clock that went further than time did steps by the difference, once', () => {
  const clock = new ServerClock();
  clock.hear(5_000_000, 0, 1);
  expect(clock.hear(5_600_000, 100, 101)).toBeCloseTo(600 - 101 - 3, 0);
  expect(clock.hear(5_700_000, 200, 201)).toBe(0);
});

test('a clock that went back is believed; the script begins a new epoch', () => {
  const clock = new ServerClock();
  clock.hear(5_000_000, 0, 1);
  expect(clock.hear(1_000_000, 100, 101)).toBe(0);
  expect(clock.latestMs(1_000_000)).toBe(101);
});

test('the true moment lies within the bounds, whatever the way there and back takes and however the clocks drift', () => {
  const call = fc.record({
    passMs: fc.integer({ min: 0, max: 5_000 }),
    thereMs: fc.integer({ min: 0, max: 40 }),
    backMs: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(
      fc.array(call, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: -400, max: 400 }),
      (calls, ppm) => {
        const theirsUs = (oursMs: number) => 7_000_000 + oursMs * 1_000 * (1 + ppm / 1_000_000);
        const clock = new ServerClock();
        let oursMs = 0;
        for (const { passMs, thereMs, backMs } of calls) {
          const sentMs = oursMs + passMs;
          const atMs = sentMs + thereMs;
          oursMs = atMs + backMs;
          expect(clock.hear(theirsUs(atMs), sentMs, oursMs)).toBe(0);
          expect(clock.earliestMs(theirsUs(atMs))).toBeLessThanOrEqual(atMs + 0.001);
          expect(clock.latestMs(theirsUs(atMs))).toBeGreaterThanOrEqual(atMs - 0.001);
        }
      },
    ),
  );
});
