import type { Step } from '../plan/step.ts';
import { abandon } from './abandon.ts';
import type { ActContext } from './act-context.ts';
import { cut } from './cut.ts';
import { delayRedis } from './delay-redis.ts';
import { fillMemory } from './fill-memory.ts';
import { freezeWorker } from './freeze-worker.ts';
import { holdBytes } from './hold-bytes.ts';
import { killRedis } from './kill-redis.ts';
import { killWorker } from './kill-worker.ts';
import { pauseRedis } from './pause-redis.ts';
import type { Strike } from './strike.ts';
import { untilResumed } from './until-resumed.ts';

/**
 * Carry out one step as soon as nothing else is done to the same thing, and hold that thing until its workers have gone
 * on: otherwise the next step would be measured with this one.
 */
export async function act(context: ActContext, step: Step): Promise<Strike[]> {
  const { arena } = context;
  const alone = async (thing: string, action: () => Promise<Strike>): Promise<Strike[]> =>
    await arena.locks.holding(thing, async () => {
      const strike = await action();
      await untilResumed(arena, strike);
      return [strike];
    });
  switch (step.kind) {
    case 'kill-worker':
      return await alone(`slot ${step.slot}`, () => killWorker(context, step.slot));
    case 'freeze-worker':
      return await alone(`slot ${step.slot}`, () => freezeWorker(context, step.slot, step.forMs));
    case 'cut':
      return await cut(context, step);
    case 'hold-bytes':
      return await alone(`slot ${step.slot}`, () => holdBytes(context, step.slot, step.forMs));
    case 'abandon':
      return await alone(`slot ${step.slot}`, () => abandon(context, step.slot));
    case 'kill-redis':
      return await alone('redis', () => killRedis(context, step.downMs));
    case 'pause-redis':
      return await alone('redis', () => pauseRedis(context, step.forMs));
    case 'delay':
      return await alone('delay', () => delayRedis(context, step.delayMs, step.forMs));
    case 'fill-memory':
      return await alone('redis', () => fillMemory(context, step.tasks));
  }
}
