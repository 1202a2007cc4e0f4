import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

export async function abandon({ arena }: ActContext, slotIndex: number): Promise<Strike> {
  const slot = arena.slot(slotIndex);
  const atMs = Date.now();
  slot.line.gate.abandonAll();
  const recovery = { by: 'workers', sinceMs: atMs, brokenAtMs: atMs } as const;
  return { kind: 'abandon', workers: [slot.current.name], fromMs: atMs, toMs: atMs, recovery };
}
