import type { Step } from '../plan/step.ts';
import type { ActContext } from './act-context.ts';
import { cutProxy } from './cut-proxy.ts';
import type { Strike } from './strike.ts';

type Cut = Extract<Step, { kind: 'cut' }>;

export async function cut({ arena }: ActContext, { slots, producers, repliesLost }: Cut): Promise<Strike[]> {
  const cutProducers = async (): Promise<Strike[]> => {
    await cutProxy(arena.producerLine, repliesLost);
    return [];
  };
  const cutWorker = async (slotIndex: number): Promise<Strike[]> => {
    const slot = arena.slot(slotIndex);
    const fromMs = Date.now();
    await cutProxy(slot.line.proxy, repliesLost);
    const toMs = Date.now();
    const recovery = { by: 'workers', sinceMs: toMs, brokenAtMs: fromMs } as const;
    return [{ kind: 'cut', workers: [slot.current.name], fromMs, toMs, recovery }];
  };
  const strikes = await Promise.all([
    ...slots.map((slot) => arena.locks.holding(`slot ${slot}`, () => cutWorker(slot))),
    producers ? cutProducers() : [],
  ]);
  return strikes.flat();
}
