import { parseTask } from '@hub/task-schema';
import { expect, test } from 'vitest';
import { InvalidTaskError } from './errors.ts';
import { outgoingTask } from './outgoing-task.ts';

const task = { provider: 'kis', tr_id: 'T' };

test('gives a task a fresh name and a stamp', () => {
  const [first, second] = [outgoingTask(task, 1_000), outgoingTask(task, 1_000)];
  expect(first.taskId).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.taskId).not.toBe(second.taskId);
  expect(JSON.parse(first.payload)).toEqual({ ...task, task_id: first.taskId, submitted_at: 1_000 });
});

test('keeps the name, the stamp and the list of a task that has them', () => {
  const own = { ...task, task_id: 'mine', submitted_at: 7, callback_key: 'my-list' };
  expect(JSON.parse(outgoingTask(own, 1_000, 'reply-list').payload)).toEqual(own);
});

test('asks for the response in the reply list of the caller', () => {
  expect(JSON.parse(outgoingTask(task, 1_000, 'reply-list').payload)).toMatchObject({
    callback_key: 'reply-list',
  });
});

test('says which lane the task belongs to', () => {
  expect(outgoingTask(task, 0)).toMatchObject({ provider: 'KIS', account: 'default' });
  expect(outgoingTask({ ...task, account: 'Second' }, 0)).toMatchObject({ account: 'Second' });
});

test('sends what a worker reads as the same task', () => {
  const params = { FID_INPUT_ISCD: '005930', 이름: '삼성전자' };
  const { payload } = outgoingTask({ ...task, params, max_attempts: 2, deadline_ms: 9e12 }, 0);
  expect(parseTask(payload)).toMatchObject({
    kind: 'task',
    task: { ...task, params, max_attempts: 2, deadline_ms: 9e12 },
  });
});

test('refuses a faulty task and names every fault', () => {
  const faulty = () => outgoingTask({ provider: ' ', tr_id: '', max_attempts: 0 }, 0);
  expect(faulty).toThrow(InvalidTaskError);
  expect(faulty).toThrow(/provider.*tr_id.*max_attempts/s);
});

test.each(['unknown', ''])('refuses the name %j, which names no response', (task_id) => {
  expect(() => outgoingTask({ ...task, task_id }, 0)).toThrow(/task_id: ".*" cannot name a response/);
});

test('refuses a task larger than workers take', () => {
  expect(() => outgoingTask({ ...task, params: { x: '가'.repeat(400_000) } }, 0)).toThrow(InvalidTaskError);
});
