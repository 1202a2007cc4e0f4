import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

function pace() {
  let elapsedMs = 0;
  return {
    pace: new Pace({ tasks: 1_000, phaseMs: 10_000, nowMs: () => elapsedMs }),
    at(ms: number) {
      elapsedMs = ms;
    },
  };
}

test('spreads nine tenths over the phase and keeps the rest', () => {
  const paced = pace();
  expect(paced.pace.take(1_000)).toBe(0);
  paced.at(5_000);
  expect(paced.pace.take(1_000)).toBe(450);
  expect(paced.pace.take(1_000)).toBe(0);
  paced.at(10_000);
  expect(paced.pace.take(1_000)).toBe(450);
});

test('lets the rest trickle while the faults take longer than planned, and out when they are over', () => {
  const paced = pace();
  paced.at(10_400);
  expect(paced.pace.take(1_000)).toBe(910);
  paced.at(60_000);
  expect(paced.pace.take(1_000)).toBe(90);

  const released = pace();
  released.pace.release();
  expect(released.pace.take(2_000)).toBe(1_000);
});

test('makes up for pushes that were not acknowledged', () => {
  const paced = pace();
  paced.pace.release();
  expect(paced.pace.take(600)).toBe(600);
  paced.pace.settle(600, false);
  expect(paced.pace.isDone).toBe(false);
  expect(paced.pace.take(2_000)).toBe(1_000);
  paced.pace.settle(1_000, true);
  expect(paced.pace.isDone).toBe(true);
});
