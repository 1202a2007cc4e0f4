import { logMessage, type RunningWorker } from '@hub/testing';
import type { Redis } from 'ioredis';

/** What every step of the replay works with. */
export interface ReplayContext {
  /** Database 15. */
  readonly redis: Redis;
  /** The worker's `REDIS_URL`. */
  readonly redisUrl: string;
  readonly worker: RunningWorker;
  /** `HUB_BATCH_SIZE` of the worker: tasks it has in hand at once. */
  readonly slots: number;
}

/** The messages of the worker's log, oldest first. */
export function messagesOf(worker: RunningWorker, fromLine = 0): string[] {
  return worker.lines.slice(fromLine).map((line) => logMessage(line) ?? '');
}
