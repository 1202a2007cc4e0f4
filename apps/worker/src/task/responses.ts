import type { ProviderAnswer } from '@hub/provider';
import {
  type CircuitState,
  type ErrorDetail,
  type ErrorResponse,
  type RateLimitedResponse,
  REASON_CIRCUIT_OPEN,
  REASON_RATE_LIMIT_TIMEOUT,
  type RejectedResponse,
  type SuccessResponse,
  type Task,
  type Timing,
  UNKNOWN_TASK_ID,
  WIRE_VERSION,
} from '@hub/task-schema';

/** What every response says of its task. Without an id nothing is stored, but the type wants one. */
function head(task: Task, attempts: number) {
  return {
    task_id: task.task_id ?? UNKNOWN_TASK_ID,
    v: WIRE_VERSION,
    provider: task.provider,
    tr_id: task.tr_id,
    attempts,
  };
}

export function successResponse(
  task: Task,
  attempts: number,
  timing: Timing,
  { data, candles, ticks, orderbook, quote, balance, orders, executions, partial }: ProviderAnswer,
): SuccessResponse {
  return {
    ...head(task, attempts),
    status: 'SUCCESS',
    data,
    ...(candles !== undefined && { candles: [...candles] }),
    ...(ticks !== undefined && { ticks: [...ticks] }),
    ...(orderbook !== undefined && { orderbook }),
    ...(quote !== undefined && { quote }),
    ...(balance !== undefined && { balance }),
    ...(orders !== undefined && { orders: [...orders] }),
    ...(executions !== undefined && { executions: [...executions] }),
    ...(partial !== undefined && { partial }),
    timing,
  };
}

/**
 * @param reason - a word of the contract, or text for people
 * @param circuit - undefined where no provider was involved
 */
export function errorResponse(
  task: Task,
  attempts: number,
  timing: Timing,
  reason: string,
  error: ErrorDetail,
  circuit: CircuitState | undefined,
): ErrorResponse {
  return {
    ...head(task, attempts),
    status: 'ERROR',
    reason,
    ...(circuit !== undefined && { circuit_state: circuit }),
    error,
    timing,
  };
}

/** Not called: the circuit is open. */
export function rejectedResponse(
  task: Task,
  attempts: number,
  timing: Timing,
  error: ErrorDetail,
  circuit: CircuitState,
): RejectedResponse {
  return {
    ...head(task, attempts),
    status: 'REJECTED',
    reason: REASON_CIRCUIT_OPEN,
    circuit_state: circuit,
    error,
    timing,
  };
}

/** Not called: no permit in the time allowed. */
export function rateLimitedResponse(
  task: Task,
  attempts: number,
  timing: Timing,
  error: ErrorDetail,
): RateLimitedResponse {
  return {
    ...head(task, attempts),
    status: 'RATE_LIMITED',
    reason: REASON_RATE_LIMIT_TIMEOUT,
    error,
    timing,
  };
}
