import { abandonStep, holdStep } from './plan-blackhole.ts';
import { cutStep } from './plan-cut.ts';
import { freezeStep } from './plan-freeze.ts';
import { delayStep, pauseStep } from './plan-slow-redis.ts';
import { between, spread } from './spread.ts';
import type { PlanInput, PlannedStep, Step } from './step.ts';

const everyMs = 700;

/** Everything, in the order chance has it; what hits different things goes on at once. */
export function planMixed({ random, tasks, workers, leaseMs, phaseMs }: PlanInput): PlannedStep[] {
  const slot = (): number => between(0, workers - 1, random);
  const draw: readonly (() => Step)[] = [
    () => ({ kind: 'kill-worker', slot: slot() }),
    () => cutStep(workers, random),
    () => freezeStep(workers, leaseMs, random),
    () => ({ kind: 'kill-redis', downMs: between(20, 500, random) }),
    () => ({ kind: 'fill-memory', tasks: Math.min(200, Math.ceil(tasks / 20)) }),
    () => delayStep(random),
    () => pauseStep(leaseMs, random),
    () => abandonStep(workers, random),
    () => holdStep(workers, leaseMs, random),
  ];
  let bag: (() => Step)[] = [];
  return spread(phaseMs, everyMs, random).flatMap((atMs) => {
    // Every kind once before any comes again.
    if (bag.length === 0) bag = [...draw];
    const [step] = bag.splice(between(0, bag.length - 1, random), 1);
    return step === undefined ? [] : [{ atMs, step: step() }];
  });
}
