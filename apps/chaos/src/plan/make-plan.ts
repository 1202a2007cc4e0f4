import { seededRandom } from '@hub/testing';
import { faults } from './fault.ts';
import type { FaultName } from './fault-name.ts';
import type { PlanInput, PlannedStep } from './step.ts';

/** The faults of a run in the order of their time. The same input gives the same plan. */
export function makePlan(
  name: FaultName,
  seed: number,
  input: Omit<PlanInput, 'random'>,
): readonly PlannedStep[] {
  const plan = faults[name].plan({ ...input, random: seededRandom(seed) });
  return plan.toSorted((a, b) => a.atMs - b.atMs);
}
