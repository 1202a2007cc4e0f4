import type { Redis } from 'ioredis';
import type { WorkerKeys } from './keys.ts';
import source from './lua/beat.lua';
import { Script } from './script.ts';

const script = new Script(source);

export interface BeatReply {
  /** Tasks in this worker's in-flight hash. */
  readonly inflight: number;
  /** Tasks delivered to this worker and not taken over yet. */
  readonly staged: number;
  readonly expiredWorkerIds: readonly string[];
}

/**
 * Take or prolong a lease.
 *
 * @returns undefined when the lease to prolong is gone: other workers have the tasks now
 */
export async function beat(
  redis: Redis,
  keys: WorkerKeys,
  workerId: string,
  leaseMs: number,
  mode: 'take' | 'prolong',
): Promise<BeatReply | undefined> {
  const reply = await script.run(
    redis,
    [keys.workers, keys.inflight, keys.priorityStaging, keys.normalStaging],
    [workerId, leaseMs, mode === 'take' ? '1' : '0'],
  );
  if (!Array.isArray(reply)) {
    return undefined;
  }
  const [inflight, staged, ...expired] = reply;
  return { inflight: Number(inflight), staged: Number(staged), expiredWorkerIds: expired.map(String) };
}
