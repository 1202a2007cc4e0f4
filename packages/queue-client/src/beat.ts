import type { Redis } from 'ioredis';
import type { WorkerKeys } from './keys.ts';
import source from './lua/beat.lua';
import { Script } from './script.ts';

const script = new Script(source);

export interface BeatReply {
  /** Redis TIME, epoch milliseconds. */
  readonly nowMs: number;
  /** Tasks in this worker's in-flight hash. */
  readonly inflight: number;
  /** Tasks delivered to this worker and not taken over yet. */
  readonly staged: number;
  /** Tasks that were in the hands of dead workers and wait to be tried one at a time. */
  readonly suspects: number;
  /** Milliseconds until the next retry is due; undefined when there is none. */
  readonly nextRetryMs: number | undefined;
  /** Version of the control settings, '' when they were never changed. */
  readonly control: string;
  /** Milliseconds until the lease of another worker runs out unless it beats; undefined when there is no other. */
  readonly nextExpiryMs: number | undefined;
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
  const { priority, normal } = keys;
  const reply = await script.list(
    redis,
    [
      keys.workers,
      keys.inflight,
      priority.staging,
      normal.staging,
      priority.retries,
      normal.retries,
      priority.suspects,
      normal.suspects,
      keys.control,
      keys.lastBeat,
    ],
    [workerId, leaseMs, mode === 'take' ? '1' : '0'],
  );
  if (reply === undefined) {
    return undefined;
  }
  const [nowMs, inflight, staged, suspects, retry, control, nextExpiry, ...expired] = reply;
  return {
    nowMs: Number(nowMs),
    inflight: Number(inflight),
    staged: Number(staged),
    suspects: Number(suspects),
    nextRetryMs: atLeastZero(retry),
    control: String(control),
    nextExpiryMs: atLeastZero(nextExpiry),
    expiredWorkerIds: expired.map(String),
  };
}

/** The script says -1 for none. */
function atLeastZero(value: unknown): number | undefined {
  return Number(value) < 0 ? undefined : Number(value);
}
