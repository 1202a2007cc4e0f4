import { setTimeout as sleep } from 'node:timers/promises';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

export async function pauseRedis({ arena }: ActContext, forMs: number): Promise<Strike> {
  const fromMs = Date.now();
  arena.server.freeze();
  await sleep(forMs);
  arena.server.thaw();
  const toMs = Date.now();
  const recovery = { by: 'workers', sinceMs: toMs } as const;
  return { kind: 'pause-redis', workers: arena.workerNames, fromMs, toMs, recovery };
}
