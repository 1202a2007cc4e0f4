import { expect, test } from 'vitest';
import { faultKinds, planFaults } from './fault-plan.ts';

test('a hundred runs have each fault a quarter of the time, at many moments, with every victim', () => {
  const plans = planFaults(100, 1);
  for (const kind of faultKinds) expect(plans.filter((plan) => plan.kind === kind)).toHaveLength(25);
  expect(new Set(plans.map(({ after_ms }) => after_ms)).size).toBeGreaterThan(80);
  expect(new Set(plans.map(({ victim }) => victim))).toEqual(new Set([0, 1, 2]));
  expect(new Set(plans.map(({ limit }) => limit))).toEqual(new Set([18, 50, 100]));
  expect(plans.map(({ run }) => run)).toEqual(plans.map((_, index) => index + 1));
});

test('a seed repeats its runs, another one does not', () => {
  expect(planFaults(20, 7)).toEqual(planFaults(20, 7));
  expect(planFaults(20, 7)).not.toEqual(planFaults(20, 8));
});
