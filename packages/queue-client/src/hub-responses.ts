import {
  type ErrorCode,
  type ErrorResponse,
  errorDetail,
  type Task,
  untouchedCircuit,
} from '@hub/task-schema';

/** The answer to a task whose handler failed in a way it should not: nobody knows whether the broker was called. */
export function internalErrorResponse(task: Task): ErrorResponse {
  return errorResponse(
    task,
    'ERR_INTERNAL',
    'the hub failed while it worked on this task; its log has the cause',
  );
}

/** The answer to a task whose time was up before a worker came to it. */
export function deadlineResponse(task: Task): ErrorResponse {
  const message = 'the deadline of this task passed before it could be started; the broker was not called';
  return errorResponse(task, 'ERR_DEADLINE_EXCEEDED', message);
}

/** The answer to a task that too many workers died with. */
export function poisonResponse(task: Task, crashes: number): ErrorResponse {
  const message = `${crashes} workers died while they worked on this task; it is in the dead letters`;
  return errorResponse(task, 'ERR_TASK_POISON', message);
}

function errorResponse(task: Task, code: ErrorCode, message: string): ErrorResponse {
  return {
    task_id: task.task_id ?? 'unknown',
    status: 'ERROR',
    reason: message,
    v: 1,
    provider: task.provider,
    tr_id: task.tr_id,
    circuit_state: untouchedCircuit(task.provider),
    error: errorDetail(code, message),
  };
}
