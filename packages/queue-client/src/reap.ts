import type { Redis } from 'ioredis';
import type { WorkerKeys, WorkerQueueKeys } from './keys.ts';
import source from './lua/reap.lua';
import { Script } from './script.ts';

const script = new Script(source);

/** Crashes of a task are forgotten so long after the last one, seconds. */
const crashMemorySeconds = 3_600;

export interface Reaped {
  /** Tasks that went back. */
  readonly priority: number;
  readonly normal: number;
  /** Tasks too many workers died with, now in the hands of the reaper: field, payload, field, payload, … */
  readonly condemned: readonly string[];
}

export interface ReapOptions {
  /** The keys of the worker to reap. */
  readonly keys: WorkerKeys;
  readonly workerId: string;
  /** `farewell`: a worker's own; nobody is to blame. `expired`: only when its lease has run out. */
  readonly reason: 'farewell' | 'expired';
  /** In-flight hash of the reaper. */
  readonly reaperInflight: string;
  /** Crashes after which a task is condemned. */
  readonly crashLimit: number;
  /** Claim numbers of the reaper from base + 1 on are free for condemned tasks. */
  readonly base: number;
}

/**
 * Return all tasks of a worker to the head of their lists, in claim order, and end its lease.
 *
 * @returns undefined when the worker is alive or was reaped by another
 */
export async function reap(redis: Redis, options: ReapOptions): Promise<Reaped | undefined> {
  const { keys, workerId, reason, reaperInflight, crashLimit, base } = options;
  const reply = await script.list(
    redis,
    [
      keys.workers,
      keys.inflight,
      keys.crashes,
      ...reapedKeys(keys.priority),
      ...reapedKeys(keys.normal),
      reaperInflight,
      keys.priority.lanePrefix,
      keys.normal.lanePrefix,
      keys.lanes,
    ],
    [workerId, reason, crashLimit, crashMemorySeconds, base],
  );
  if (reply === undefined) {
    return undefined;
  }
  const [priority, normal, ...condemned] = reply;
  return { priority: Number(priority), normal: Number(normal), condemned: condemned.map(String) };
}

function reapedKeys({ list, staging, retries, suspects }: WorkerQueueKeys): string[] {
  return [list, staging, retries, suspects];
}
