import { type CircuitState, untouchedCircuit } from './circuit-state.ts';
import { errorDetail } from './error-detail.ts';
import type { InvalidTask } from './parsed-task.ts';
import type { ErrorResponse } from './response.ts';

/** `circuit_state.name` in the answer to a task that names no provider. */
const NO_PROVIDER_NAME = 'none';

/**
 * The `ERROR` response to a task that breaks the schema.
 *
 * @param circuitState - the breaker of the provider named, where there is one; else one that has seen nothing
 * @returns undefined when the task has no usable id, so that no response can be stored
 */
export function invalidTaskResponse(
  invalid: InvalidTask,
  circuitState: CircuitState = untouchedCircuit(invalid.provider ?? NO_PROVIDER_NAME),
): ErrorResponse | undefined {
  if (invalid.taskId === undefined) return undefined;
  return {
    task_id: invalid.taskId,
    status: 'ERROR',
    reason: invalid.message,
    error: errorDetail('ERR_TASK_INVALID', invalid.message),
    circuit_state: circuitState,
  };
}
