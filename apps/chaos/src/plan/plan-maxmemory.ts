import type { PlanInput, PlannedStep } from './step.ts';

/** Tasks that wait when Redis is full, as the promise has it. */
const waiting = 3_000;
/** Part of all tasks that meets a full Redis in this way; the rest is pushed by producers meanwhile, who get refused. */
const share = 0.8;

/** Redis full with 3,000 tasks waiting, as often as there are tasks for it. */
export function planMaxmemory({ tasks, phaseMs }: PlanInput): PlannedStep[] {
  const rounds = Math.max(1, Math.floor((tasks * share) / waiting));
  return Array.from({ length: rounds }, (_, round) => ({
    atMs: Math.round(((round + 0.5) * phaseMs) / rounds),
    step: { kind: 'fill-memory', tasks: Math.min(waiting, tasks) },
  }));
}
