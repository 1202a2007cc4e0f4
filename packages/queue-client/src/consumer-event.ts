import type { QueueName } from './queue-name.ts';

/** What a consumer tells its owner. `type` decides the other fields. */
export type ConsumerEvent =
  /** Connected and registered; `redisUrl` carries no credentials. Sent again after each reconnect. */
  | { readonly type: 'redis-connected'; readonly redisUrl: string }
  /** Redis does not answer; the next try is in `delayMs`. */
  | {
      readonly type: 'redis-waiting';
      readonly redisUrl: string;
      readonly attempt: number;
      readonly delayMs: number;
      readonly error: Error | undefined;
    }
  /** The connection broke; it is tried again at once, and nothing is lost meanwhile. */
  | { readonly type: 'redis-lost'; readonly redisUrl: string }
  /** A payload that is no valid task was answered and buried (`taskId` known) or only buried. */
  | {
      readonly type: 'task-rejected';
      readonly queue: QueueName;
      readonly taskId: string | undefined;
      readonly code: string;
      readonly message: string;
    }
  /** A task without a usable `task_id` was done; its answer is stored nowhere. */
  | {
      readonly type: 'response-discarded';
      readonly queue: QueueName;
      readonly provider: string;
      readonly trId: string;
    }
  /** A task failed in a way that is safe to repeat; its next attempt starts in `delayMs`. */
  | {
      readonly type: 'task-postponed';
      readonly taskId: string | undefined;
      readonly provider: string;
      readonly attempt: number;
      readonly delayMs: number;
    }
  /** `handle` rejected or threw: a bug in the owner. The task was answered `ERR_INTERNAL`. */
  | { readonly type: 'handler-failed'; readonly taskId: string | undefined; readonly error: unknown }
  /** This worker took back the tasks of one that died. */
  | {
      readonly type: 'tasks-recovered';
      readonly deadWorkerId: string;
      readonly queue: QueueName;
      readonly tasks: number;
    }
  /** This worker was silent longer than its lease; others own its tasks now, and its late results were not written. */
  | { readonly type: 'lease-lost'; readonly workerId: string; readonly discardedResults: number }
  /** A task that was still running when this worker lost its lease is done; its answer was not written. */
  | { readonly type: 'late-result-discarded'; readonly workerId: string }
  /** Tasks were in this worker's lease without its knowledge (their delivery was cut off); it works on them now. */
  | { readonly type: 'tasks-adopted'; readonly tasks: number }
  /** Something failed that will be tried again; for the log. */
  | { readonly type: 'error'; readonly operation: string; readonly error: unknown };
