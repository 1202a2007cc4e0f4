import { expect, test } from 'vitest';
import { SpinBudget } from './spin-budget.ts';

test('a rested process may turn before each of its wakings', () => {
  const budget = new SpinBudget();
  for (let nowMs = 0; nowMs < 1_000; nowMs += 40) expect(budget.take(2, nowMs)).toBe(true);
});

test('a busy one turns no more than a tenth of the time', () => {
  const budget = new SpinBudget();
  let spentMs = 0;
  for (let nowMs = 0; nowMs < 10_000; nowMs += 2) spentMs += budget.take(2, nowMs) ? 2 : 0;
  expect(spentMs).toBeGreaterThan(900);
  expect(spentMs).toBeLessThanOrEqual(1_010);
});
