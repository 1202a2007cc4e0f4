import type { Redis } from 'ioredis';
import type { WorkerKeys } from './keys.ts';
import source from './lua/reap.lua';
import { Script } from './script.ts';

const script = new Script(source);

export interface Reaped {
  readonly priority: number;
  readonly normal: number;
}

/**
 * Return all tasks of a worker to the head of their lists, in claim order, and end its lease.
 *
 * @param keys - the keys of the worker to reap
 * @param mode - `expired`: only when its lease has run out; `always`: a worker's own farewell
 * @returns how many tasks went back, or undefined when the worker is alive or was reaped by another
 */
export async function reap(
  redis: Redis,
  keys: WorkerKeys,
  workerId: string,
  mode: 'expired' | 'always',
): Promise<Reaped | undefined> {
  const reply = await script.run(
    redis,
    [keys.workers, keys.inflight, keys.priority, keys.priorityStaging, keys.normal, keys.normalStaging],
    [workerId, mode === 'always' ? '1' : '0'],
  );
  return Array.isArray(reply) ? { priority: Number(reply[0]), normal: Number(reply[1]) } : undefined;
}
