import type { ActContext } from './act-context.ts';
import { heldBy } from './held-by.ts';
import type { Strike } from './strike.ts';

export async function killWorker({ arena }: ActContext, slotIndex: number): Promise<Strike> {
  const slot = arena.slot(slotIndex);
  const { name, running } = slot.current;
  const fromMs = Date.now();
  await slot.kill9();
  const taskIds = await heldBy(arena.redis, running.pid);
  const toMs = Date.now();
  await slot.start();
  return {
    kind: 'kill-worker',
    workers: [name],
    fromMs,
    toMs,
    recovery: { by: 'tasks', sinceMs: fromMs, taskIds },
  };
}
