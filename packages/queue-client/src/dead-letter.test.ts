import { expect, test } from 'vitest';
import { readDeadLetter } from './dead-letter.ts';

test('reads an entry as the hub writes it', () => {
  const entry = {
    id: 'an-id',
    code: 'ERR_TASK_NOT_JSON',
    reason: 'no JSON',
    origin: 'api:request:queue',
    attempts: 2,
    time_ms: 1_767_571_200_000,
    payload: '{"task_id": "broken"',
  };
  expect(readDeadLetter(JSON.stringify(entry), 'normal')).toEqual({
    id: 'an-id',
    queue: 'normal',
    payload: '{"task_id": "broken"',
    code: 'ERR_TASK_NOT_JSON',
    reason: 'no JSON',
    origin: 'api:request:queue',
    attempts: 2,
    buriedAtMs: 1_767_571_200_000,
  });
});

const withoutDetails = { id: '', code: '', reason: '', origin: '', attempts: 0, buriedAtMs: 0 };

test.each(['no json', '', '17', 'null', '"text"', '[1]', '{"other":1}'])(
  'reads what a stranger wrote, %j, as a letter without details',
  (entry) => {
    expect(readDeadLetter(entry, 'priority')).toEqual({
      ...withoutDetails,
      queue: 'priority',
      payload: entry,
    });
  },
);

test('leaves out details of the wrong type', () => {
  const entry = JSON.stringify({ id: 7, code: null, reason: ['x'], payload: 'kept' });
  expect(readDeadLetter(entry, 'normal')).toEqual({ ...withoutDetails, queue: 'normal', payload: 'kept' });
});
