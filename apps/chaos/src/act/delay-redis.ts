import { setTimeout as sleep } from 'node:timers/promises';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

/** @param delayMs - one way, for all workers */
export async function delayRedis({ arena }: ActContext, delayMs: number, forMs: number): Promise<Strike> {
  const fromMs = Date.now();
  for (const { line } of arena.slots) line.proxy.delayMs = delayMs;
  await sleep(forMs);
  for (const { line } of arena.slots) line.proxy.delayMs = 0;
  return {
    kind: 'delay',
    workers: arena.workerNames,
    fromMs,
    toMs: Date.now(),
    recovery: { by: 'nothing' },
  };
}
