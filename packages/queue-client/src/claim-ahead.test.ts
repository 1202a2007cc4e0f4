import { expect, test } from 'vitest';
import { ClaimAhead } from './claim-ahead.ts';

/** A worker whose ticks and tasks always took this long, milliseconds. */
function settled(concurrency: number, tickMs: number, taskMs: number): ClaimAhead {
  const ahead = new ClaimAhead(concurrency);
  for (let round = 0; round < 200; round += 1) {
    ahead.tickTook(tickMs);
    ahead.taskTook(taskMs);
  }
  return ahead;
}

test('holds nothing ready before it knows how long tasks take', () => {
  const ahead = new ClaimAhead(100);
  ahead.tickTook(5);
  expect(ahead.tasks).toBe(0);
});

test('holds ready what the slots get through while a tick travels', () => {
  expect(settled(100, 1, 10).tasks).toBe(9);
  expect(settled(100, 1, 2).tasks).toBe(49);
});

test('holds nothing ready when tasks are long', () => {
  expect(settled(100, 1, 200).tasks).toBe(0);
});

test('never holds more ready than the concurrency, or sixteen for small workers', () => {
  expect(settled(100, 50, 0).tasks).toBe(100);
  expect(settled(1, 50, 0).tasks).toBe(16);
});

test('follows tasks that become slow', () => {
  const ahead = settled(100, 1, 1);
  for (let round = 0; round < 200; round += 1) {
    ahead.taskTook(500);
  }
  expect(ahead.tasks).toBe(0);
});
