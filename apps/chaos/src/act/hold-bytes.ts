import { setTimeout as sleep } from 'node:timers/promises';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

export async function holdBytes({ arena }: ActContext, slotIndex: number, forMs: number): Promise<Strike> {
  const slot = arena.slot(slotIndex);
  const fromMs = Date.now();
  slot.line.proxy.blackhole(true);
  await sleep(forMs);
  slot.line.proxy.blackhole(false);
  const toMs = Date.now();
  const recovery = { by: 'workers', sinceMs: toMs } as const;
  return { kind: 'hold-bytes', workers: [slot.current.name], fromMs, toMs, recovery };
}
