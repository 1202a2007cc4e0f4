import { errorCodes, isErrorCode } from '@hub/task-schema';
import { expect, test } from 'vitest';
import {
  CancelledError,
  InvalidTaskError,
  QueueDrainingError,
  QueueError,
  QueueFullError,
  QueueUnavailableError,
  ResponseTimeoutError,
} from './errors.ts';

const errors = [
  new QueueUnavailableError('gone', 'safe'),
  new QueueFullError('api:request:queue', 9, 10),
  new InvalidTaskError('provider: missing'),
  new ResponseTimeoutError('t', 'no response of t'),
  new CancelledError('stopped'),
  new QueueDrainingError('KIS:*'),
];

test.each(errors)('$name has its own name, and code and advice of the catalogue', (error) => {
  expect(error).toBeInstanceOf(QueueError);
  expect(error.name).toBe(error.constructor.name);
  expect(isErrorCode(error.code) && errorCodes[error.code].retry).toBe(error.retry);
});

test('says that a lost reply leaves the outcome unknown, and keeps its cause', () => {
  const cause = new Error('reset');
  const error = new QueueUnavailableError('the connection broke', 'outcome-unknown', { cause });
  expect(error).toMatchObject({ retry: 'outcome-unknown', cause });
});

test('tells length and limit of a full queue', () => {
  const error = new QueueFullError('api:request:queue', 9, 10);
  expect(error.message).toBe(
    'api:request:queue holds 9 of 10 tasks and has no room for more; try again when it is shorter',
  );
});
