import { between } from './spread.ts';
import type { PlanInput, PlannedStep } from './step.ts';

const kills = 10;

/** Redis killed and restarted ten times under load. */
export function planRedisKill({ random, phaseMs }: PlanInput): PlannedStep[] {
  return Array.from({ length: kills }, (_, index) => ({
    atMs: Math.round(((index + 0.2 + 0.5 * random()) * phaseMs) / kills),
    step: { kind: 'kill-redis', downMs: between(20, 800, random) },
  }));
}
