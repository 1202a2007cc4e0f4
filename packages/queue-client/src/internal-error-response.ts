import type { ErrorResponse, Task } from '@hub/task-schema';

/** The answer to a task whose handler failed in a way it should not: nobody knows whether the broker was called. */
export function internalErrorResponse(task: Task): ErrorResponse {
  const message = 'the hub failed while it worked on this task; its log has the cause';
  return {
    task_id: task.task_id ?? 'unknown',
    status: 'ERROR',
    reason: message,
    v: 1,
    provider: task.provider,
    tr_id: task.tr_id,
    error: { code: 'ERR_INTERNAL', retry: 'outcome-unknown', message },
  };
}
