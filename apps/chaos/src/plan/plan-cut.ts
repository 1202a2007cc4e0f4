import { spread } from './spread.ts';
import type { PlanInput, PlannedStep, Step } from './step.ts';

const everyMs = 250;

/** Connections of workers and producers cut again and again; half of the time after their commands were executed. */
export function planCut({ random, workers, phaseMs }: PlanInput): PlannedStep[] {
  return spread(phaseMs, everyMs, random).map((atMs) => ({ atMs, step: cutStep(workers, random) }));
}

export function cutStep(workers: number, random: () => number): Step {
  const all = Array.from({ length: workers }, (_, slot) => slot);
  return {
    kind: 'cut',
    slots: random() < 0.2 ? all : all.filter(() => random() < 0.4),
    producers: random() < 0.2,
    repliesLost: random() < 0.5,
  };
}
