import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from '../arena/arena.ts';
import type { Strike } from './strike.ts';

/** A worker that has not gone on by then has not; the report shows what it did. */
const patienceMs = 15_000;
const lookMs = 20;

/**
 * Waits until every worker a strike hit has started a task again, so that there is something to measure; pushes go on
 * as long as steps do. A worker that was killed meanwhile is waited for no longer.
 */
export async function untilResumed({ slots, ledger }: Arena, { workers, recovery }: Strike): Promise<void> {
  if (recovery.by !== 'workers') return;
  const givenUpAtMs = Date.now() + patienceMs;
  const goneOn = (worker: string): boolean => {
    const slot = slots.find(({ isAlive, current }) => isAlive && current.name === worker);
    if (slot === undefined) return true;
    const { sinceMs, brokenAtMs } = recovery;
    const connectedAtMs = brokenAtMs === undefined ? sinceMs : slot.connectedAfterMs(brokenAtMs);
    return connectedAtMs !== undefined && ledger.lastStartMs(worker) > Math.max(sinceMs, connectedAtMs);
  };
  while (!workers.every(goneOn) && Date.now() < givenUpAtMs) {
    await sleep(lookMs);
  }
}
