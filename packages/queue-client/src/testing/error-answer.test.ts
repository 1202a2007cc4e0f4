import { errorCodes, isErrorCode, parseResponse, type Task } from '@hub/task-schema';
import { expect, test } from 'vitest';
import { errorAnswer } from './error-answer.ts';

const task: Task = { task_id: 't', provider: 'KIS', tr_id: 'T', params: {}, account: 'default' };

test('gives a response of the wire contract for every code', () => {
  for (const code of Object.keys(errorCodes).filter(isErrorCode)) {
    const response = errorAnswer(code).responseTo(task);
    expect(parseResponse(JSON.stringify(response))).toEqual({ kind: 'response', response, warnings: [] });
    const { retry, meaning } = errorCodes[code];
    expect(response).toMatchObject({ task_id: 't', error: { code, retry, message: meaning } });
  }
});

test.each([
  ['ERR_RATE_LIMITED', { status: 'RATE_LIMITED', reason: 'RATE_LIMIT_TIMEOUT', provider: 'KIS' }],
  ['ERR_CIRCUIT_OPEN', { status: 'REJECTED', reason: 'CIRCUIT_OPEN', circuit_state: { state: 'OPEN' } }],
  ['ERR_NO_PROVIDER', { status: 'ERROR', reason: 'NO_CLIENT_KIS' }],
  ['ERR_PROVIDER_REJECTED', { status: 'ERROR', reason: 'no', circuit_state: { state: 'CLOSED' } }],
] as const)('words %s as the hub does', (code, response) => {
  expect(errorAnswer(code, 'no').responseTo(task)).toMatchObject(response);
});
