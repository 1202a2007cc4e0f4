import { setTimeout as sleep } from 'node:timers/promises';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

export async function killRedis({ arena }: ActContext, downMs: number): Promise<Strike> {
  const { server, workerNames } = arena;
  const fromMs = Date.now();
  await server.kill9();
  await sleep(downMs);
  await server.restart();
  const toMs = Date.now();
  const recovery = { by: 'workers', sinceMs: toMs, brokenAtMs: fromMs } as const;
  return { kind: 'kill-redis', workers: workerNames, fromMs, toMs, recovery };
}
