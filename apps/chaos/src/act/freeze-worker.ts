import { setTimeout as sleep } from 'node:timers/promises';
import type { ActContext } from './act-context.ts';
import { heldBy } from './held-by.ts';
import type { Strike } from './strike.ts';

/** Awake for so long before the next freeze, so that it finds out what happened, milliseconds. */
const awakeMs = 500;

export async function freezeWorker({ arena }: ActContext, slotIndex: number, forMs: number): Promise<Strike> {
  const { name, running } = arena.slot(slotIndex).current;
  const fromMs = Date.now();
  running.signal('SIGSTOP');
  const over = sleep(forMs);
  const taskIds = await heldBy(arena.redis, running.pid);
  await over;
  running.signal('SIGCONT');
  const toMs = Date.now();
  await sleep(awakeMs);
  return {
    kind: 'freeze-worker',
    workers: [name],
    fromMs,
    toMs,
    recovery: { by: 'tasks', sinceMs: fromMs, taskIds },
  };
}
