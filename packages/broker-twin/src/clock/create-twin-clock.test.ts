import { expect, test } from 'vitest';
import { createTwinClock } from './create-twin-clock.ts';

function openClock(speed = 1) {
  const real = { ms: 500 };
  const clock = createTwinClock({ startMs: 1_000_000, speed, monotonicMs: () => real.ms });
  return { clock, real };
}

test('virtual time runs at its speed', () => {
  const { clock, real } = openClock(60);
  real.ms += 1000;
  expect(clock.now()).toBe(1_060_000);
});

test('another speed counts from now on', () => {
  const { clock, real } = openClock();
  real.ms += 1000;
  clock.setSpeed(10);
  real.ms += 1000;
  expect([clock.now(), clock.speed]).toEqual([1_011_000, 10]);
});

test('at speed 0 only set and step move it', () => {
  const { clock, real } = openClock(0);
  real.ms += 99_999;
  expect(clock.now()).toBe(1_000_000);
  clock.step(5);
  expect(clock.now()).toBe(1_000_005);
  clock.set(7);
  expect(clock.now()).toBe(7);
});

test('no steps backwards and no negative speed', () => {
  const { clock } = openClock();
  expect(() => clock.step(-1)).toThrow(RangeError);
  expect(() => clock.setSpeed(-1)).toThrow(RangeError);
  expect(() => clock.setSpeed(Number.NaN)).toThrow(RangeError);
  expect(clock.speed).toBe(1);
});
