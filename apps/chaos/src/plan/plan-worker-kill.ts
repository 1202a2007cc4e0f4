import { between, spread } from './spread.ts';
import type { PlanInput, PlannedStep } from './step.ts';

/** kill -9 of one worker after the other; at a long lease several are dead at once. */
export function planWorkerKill({ random, workers, leaseMs, phaseMs }: PlanInput): PlannedStep[] {
  const everyMs = Math.max(1_000, leaseMs * 0.3);
  return spread(phaseMs, everyMs, random).map((atMs) => ({
    atMs,
    step: { kind: 'kill-worker', slot: between(0, workers - 1, random) },
  }));
}
