import { between, spread } from './spread.ts';
import type { PlanInput, PlannedStep, Step } from './step.ts';

const everyMs = 1_500;

/** Redis far away, and Redis that does nothing for a while; never so long that a lease could run out. */
export function planSlowRedis({ random, leaseMs, phaseMs }: PlanInput): PlannedStep[] {
  return spread(phaseMs, everyMs, random).map((atMs, index) => ({
    atMs,
    step: index % 2 === 0 ? pauseStep(leaseMs, random) : delayStep(random),
  }));
}

export function delayStep(random: () => number): Step {
  return { kind: 'delay', delayMs: between(1, 25, random), forMs: between(300, 1_200, random) };
}

/** A worker's last beat may be a third of the lease old when the pause begins. */
export function pauseStep(leaseMs: number, random: () => number): Step {
  return {
    kind: 'pause-redis',
    forMs: between(Math.round(leaseMs * 0.1), Math.round(leaseMs * 0.5), random),
  };
}
