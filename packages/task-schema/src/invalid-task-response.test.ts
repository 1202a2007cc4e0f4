import { describe, expect, it } from 'vitest';
import { invalidTaskResponse } from './invalid-task-response.ts';
import { parseResponse } from './parse-response.ts';
import { parseTask } from './parse-task.ts';

function responseTo(payload: string, circuit?: Parameters<typeof invalidTaskResponse>[1]) {
  const parsed = parseTask(payload);
  if (parsed.kind !== 'invalid') throw new Error(`expected an invalid task, got ${parsed.kind}`);
  return invalidTaskResponse(parsed, circuit);
}

describe('invalidTaskResponse', () => {
  it('names every bad field, says never to repeat, and carries a circuit that has seen nothing', () => {
    const reason =
      'task is invalid: tr_id: is missing, expected text; params: expected an object, received a list';
    expect(responseTo('{"task_id":"a","provider":"KIS","params":[]}')).toEqual({
      task_id: 'a',
      status: 'ERROR',
      reason,
      error: { code: 'ERR_TASK_INVALID', retry: 'never', message: reason },
      circuit_state: {
        name: 'KIS',
        state: 'CLOSED',
        failure_count: 0,
        failure_threshold: 5,
        recovery_timeout: 30,
        last_failure_time: 0,
      },
    });
  });

  it('names the circuit `none` when the task names no provider', () => {
    expect(responseTo('{"task_id":"a"}')?.circuit_state?.name).toBe('none');
  });

  it('carries the circuit it is given', () => {
    const circuit = {
      name: 'KIS',
      state: 'OPEN',
      failure_count: 9,
      failure_threshold: 7,
      recovery_timeout: 60,
      last_failure_time: 1,
    } as const;
    expect(responseTo('{"task_id":"a","provider":"KIS"}', circuit)?.circuit_state).toEqual(circuit);
  });

  it('is nothing when there is no id to store it under', () => {
    expect(responseTo('{"task_id":"unknown","provider":"KIS"}')).toBeUndefined();
  });

  it('can be read by parseResponse', () => {
    const response = responseTo('{"task_id":"a"}');
    expect(parseResponse(JSON.stringify(response))).toEqual({ kind: 'response', response, warnings: [] });
  });
});
