import type { RetryAdvice } from '@hub/task-schema';

/** Base of everything this package throws on purpose. Compare `code`: it holds across two installed copies. */
export abstract class QueueError extends Error {
  abstract readonly code: string;
  /** Whether the caller may do the same again. */
  abstract readonly retry: RetryAdvice;
}

/** Redis cannot be reached, or the client is closed. */
export class QueueUnavailableError extends QueueError {
  override readonly name = 'QueueUnavailableError';
  readonly code = 'ERR_QUEUE_UNAVAILABLE';
  /** `outcome-unknown` when the command may have been executed and only its reply was lost. */
  readonly retry: 'safe' | 'outcome-unknown';

  constructor(message: string, retry: 'safe' | 'outcome-unknown', options?: ErrorOptions) {
    super(message, options);
    this.retry = retry;
  }
}

/** The queue has no room for these tasks; none of them was added. */
export class QueueFullError extends QueueError {
  override readonly name = 'QueueFullError';
  readonly code = 'ERR_QUEUE_FULL';
  readonly retry = 'safe';
  readonly queue: string;
  /** Tasks waiting when the queue refused. */
  readonly length: number;
  readonly limit: number;

  constructor(queue: string, length: number, limit: number) {
    super(
      `${queue} holds ${length} of ${limit} tasks and has no room for more; try again when it is shorter`,
    );
    this.queue = queue;
    this.length = length;
    this.limit = limit;
  }
}

/** The task breaks the schema; nothing was sent. `message` names every fault. */
export class InvalidTaskError extends QueueError {
  override readonly name = 'InvalidTaskError';
  readonly code = 'ERR_TASK_INVALID';
  readonly retry = 'never';
}

/** The answer did not come in the time the caller allowed; the task may still be done. */
export class ResponseTimeoutError extends QueueError {
  override readonly name = 'ResponseTimeoutError';
  readonly code = 'ERR_RESPONSE_TIMEOUT';
  readonly retry = 'outcome-unknown';
  readonly taskId: string;

  constructor(taskId: string, message: string) {
    super(message);
    this.taskId = taskId;
  }
}

/** The caller's own signal fired while it waited; the task may still be done. */
export class CancelledError extends QueueError {
  override readonly name = 'CancelledError';
  readonly code = 'ERR_CANCELLED';
  readonly retry = 'never';
}

/** A lane these tasks belong to is being drained; none of them was added. */
export class QueueDrainingError extends QueueError {
  override readonly name = 'QueueDrainingError';
  readonly code = 'ERR_QUEUE_DRAINING';
  readonly retry = 'safe';
  /** `*`, `KIS:*` or `KIS:default`. */
  readonly lane: string;

  constructor(lane: string) {
    super(`lane ${lane} is being drained and takes no tasks until it is resumed`);
    this.lane = lane;
  }
}
