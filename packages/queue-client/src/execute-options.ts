import type { QueueName } from './queue-name.ts';

export interface EnqueueOptions {
  /** The list to join; `priority` is always served first. Default `normal`. */
  readonly queue?: QueueName;
}

export interface ExecuteOptions extends EnqueueOptions {
  /** How long to wait for the response, milliseconds. Default 30 000. */
  readonly timeoutMs?: number;
  /** Stops the waiting, not the task. */
  readonly signal?: AbortSignal;
}
