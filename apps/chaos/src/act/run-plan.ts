import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedStep } from '../plan/step.ts';
import { act } from './act.ts';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

/**
 * Carry out a plan, each step at its time whether or not earlier ones have ended.
 *
 * @returns what was done, when the last step has ended
 */
export async function runPlan(context: ActContext, plan: readonly PlannedStep[]): Promise<Strike[]> {
  const beganMs = performance.now();
  const underWay: Promise<Strike[]>[] = [];
  for (const { atMs, step } of plan) {
    await sleep(Math.max(0, beganMs + atMs - performance.now()));
    const acting = act(context, step);
    // A failure is thrown below; until then it must not count as unhandled.
    acting.catch(() => undefined);
    underWay.push(acting);
  }
  return (await Promise.all(underWay)).flat();
}
