import { between, spread } from './spread.ts';
import type { PlanInput, PlannedStep, Step } from './step.ts';

/** Workers stopped for longer than their lease, so that they wake up as strangers to their own tasks. */
export function planFreeze({ random, workers, leaseMs, phaseMs }: PlanInput): PlannedStep[] {
  const everyMs = Math.max(1_000, leaseMs * 0.7);
  return spread(phaseMs, everyMs, random).map((atMs) => ({
    atMs,
    step: freezeStep(workers, leaseMs, random),
  }));
}

export function freezeStep(workers: number, leaseMs: number, random: () => number): Step {
  return {
    kind: 'freeze-worker',
    slot: between(0, workers - 1, random),
    forMs: between(Math.round(leaseMs * 1.2), Math.round(leaseMs * 2.5), random),
  };
}
