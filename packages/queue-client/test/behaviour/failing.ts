import type { ErrorResponse, Task } from '@hub/task-schema';

/** A response with this advice, as a handler gives it when the broker is down. */
export function failure(task: Task, retry: 'never' | 'safe' | 'outcome-unknown', retryAfterMs?: number) {
  const error = { code: 'ERR_PROVIDER_UNAVAILABLE', retry, message: 'down' };
  return {
    task_id: task.task_id ?? '',
    status: 'ERROR',
    reason: 'down',
    error: retryAfterMs === undefined ? error : { ...error, retry_after_ms: retryAfterMs },
  } satisfies ErrorResponse;
}
