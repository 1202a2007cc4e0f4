import type { Response } from '@hub/task-schema';
import { expect, test } from 'vitest';
import { PendingReplies } from './pending-reply.ts';

const success = (taskId: string): Response => ({ task_id: taskId, status: 'SUCCESS', data: 1 });

/** A call that waits, and what it got. */
function waiting(taskId: string, sinceMs = 0) {
  const outcomes: (Response | Error)[] = [];
  const note = (outcome: Response | Error): void => void outcomes.push(outcome);
  return { taskId, sinceMs, outcomes, resolve: note, reject: note };
}

test('hands a response to the call that waits for it, once', () => {
  const replies = new PendingReplies();
  const [mine, other] = [waiting('mine'), waiting('other')];
  replies.add(mine);
  replies.add(other);
  replies.settle(JSON.stringify(success('mine')));
  replies.settle(JSON.stringify(success('mine')));
  expect(mine.outcomes).toEqual([success('mine')]);
  expect(other.outcomes).toEqual([]);
  expect(replies.size).toBe(1);
});

test('hands a response to all calls that wait for it', () => {
  const replies = new PendingReplies();
  const calls = [waiting('t'), waiting('t'), waiting('t')];
  for (const call of calls) {
    replies.add(call);
  }
  expect(replies.size).toBe(1);
  replies.settle(JSON.stringify(success('t')));
  expect(calls.map(({ outcomes }) => outcomes)).toEqual([[success('t')], [success('t')], [success('t')]]);
});

test('gives nothing to a call that was removed, and all to its neighbour', () => {
  const replies = new PendingReplies();
  const [gone, stays] = [waiting('t'), waiting('t')];
  replies.add(gone);
  replies.add(stays);
  replies.remove(gone);
  replies.remove(gone);
  replies.settle(JSON.stringify(success('t')));
  expect([gone.outcomes.length, stays.outcomes.length]).toEqual([0, 1]);
  replies.remove(stays);
  expect(replies.size).toBe(0);
});

test('tells a caller that the stored response cannot be read; ignores noise in the reply list', () => {
  const replies = new PendingReplies();
  const call = waiting('t');
  replies.add(call);
  replies.settle('no json');
  replies.settle('{"status":"SUCCESS"}');
  expect(call.outcomes).toEqual([]);
  replies.settle('no json', 't');
  expect(call.outcomes).toMatchObject([{ code: 'ERR_RESPONSE_TIMEOUT', taskId: 't' }]);
});

test('hands a stored response to its call although it names another task', () => {
  const replies = new PendingReplies();
  const call = waiting('t');
  replies.add(call);
  replies.settle(JSON.stringify(success('other')), 't');
  expect(call.outcomes).toEqual([success('other')]);
});

test('names the tasks that wait since long ago, each once', () => {
  const replies = new PendingReplies();
  for (const call of [waiting('old', 5), waiting('old', 6), waiting('both', 100), waiting('both', 10)]) {
    replies.add(call);
  }
  replies.add(waiting('new', 11));
  expect(replies.waitingSince(10)).toEqual(['old', 'both']);
});

test('ends all calls when the client is closed', () => {
  const replies = new PendingReplies();
  const calls = [waiting('a'), waiting('a'), waiting('b')];
  for (const call of calls) {
    replies.add(call);
  }
  replies.rejectAll();
  for (const { outcomes } of calls) {
    expect(outcomes).toMatchObject([{ code: 'ERR_QUEUE_UNAVAILABLE', retry: 'outcome-unknown' }]);
  }
  expect(replies.size).toBe(0);
});
