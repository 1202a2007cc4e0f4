import {
  circuitDefaults,
  type ErrorCode,
  errorCodes,
  errorDetail,
  noClientReason,
  REASON_CIRCUIT_OPEN,
  REASON_RATE_LIMIT_TIMEOUT,
  type Response,
  type Task,
  untouchedCircuit,
} from '@hub/task-schema';

/** What `answer` returns to have a task answered with an error. */
export class ErrorAnswer {
  readonly code: ErrorCode;
  readonly message: string;

  constructor(code: ErrorCode, message: string) {
    this.code = code;
    this.message = message;
  }

  /** The response the hub gives for this code, with its status and reason. */
  responseTo(task: Task): Response {
    const { code, message } = this;
    const { provider, tr_id } = task;
    const circuit = untouchedCircuit(provider);
    const common = {
      task_id: task.task_id ?? 'unknown',
      v: 1,
      provider,
      tr_id,
      error: errorDetail(code, message),
    };
    switch (code) {
      case 'ERR_RATE_LIMITED':
        return { ...common, status: 'RATE_LIMITED', reason: REASON_RATE_LIMIT_TIMEOUT };
      case 'ERR_CIRCUIT_OPEN': {
        const open = { ...circuit, state: 'OPEN', failure_count: circuitDefaults.failureThreshold } as const;
        return { ...common, status: 'REJECTED', reason: REASON_CIRCUIT_OPEN, circuit_state: open };
      }
      case 'ERR_NO_PROVIDER':
        return { ...common, status: 'ERROR', reason: noClientReason(provider) };
      default:
        return { ...common, status: 'ERROR', reason: message, circuit_state: circuit };
    }
  }
}

/** Has a task answered with an error of the catalogue: `answer: () => errorAnswer('ERR_RATE_LIMITED')`. */
export function errorAnswer(code: ErrorCode, message: string = errorCodes[code].meaning): ErrorAnswer {
  return new ErrorAnswer(code, message);
}
