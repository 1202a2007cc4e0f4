import { between, spread } from './spread.ts';
import type { PlanInput, PlannedStep, Step } from './step.ts';

/** Connections that are dead and do not say so: for a while, or for ever. */
export function planBlackhole({ random, workers, leaseMs, phaseMs }: PlanInput): PlannedStep[] {
  const everyMs = Math.max(1_000, leaseMs * 0.75);
  return spread(phaseMs, everyMs, random).map((atMs, index) => ({
    atMs,
    step: index % 2 === 0 ? abandonStep(workers, random) : holdStep(workers, leaseMs, random),
  }));
}

export function abandonStep(workers: number, random: () => number): Step {
  return { kind: 'abandon', slot: between(0, workers - 1, random) };
}

/** From a hiccup to twice the lease. */
export function holdStep(workers: number, leaseMs: number, random: () => number): Step {
  return {
    kind: 'hold-bytes',
    slot: between(0, workers - 1, random),
    forMs: between(Math.round(leaseMs * 0.2), leaseMs * 2, random),
  };
}
