import type { ErrorResponse, Task } from '@hub/task-schema';
import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

function failure(
  task: Task,
  retry: 'never' | 'safe' | 'outcome-unknown',
  retryAfterMs?: number,
): ErrorResponse {
  const error = { code: 'ERR_PROVIDER_UNAVAILABLE', retry, message: 'down' };
  return {
    task_id: task.task_id ?? '',
    status: 'ERROR',
    reason: 'down',
    error: retryAfterMs === undefined ? error : { ...error, retry_after_ms: retryAfterMs },
  };
}

async function storedResponse(lab: QueueLab, taskId: string) {
  const text = await eventually(() => lab.redis.get(`api:response:${taskId}`));
  return JSON.parse(text ?? '');
}

test('an error that is safe to repeat is tried again until it works', async () => {
  await using lab = await QueueLab.open();
  const attempts: number[] = [];
  const consumer = lab.consumer({
    retry: { firstPauseMs: 5 },
    handle: async (claimed) => {
      attempts.push(claimed.attempt);
      return claimed.attempt < 3 ? failure(claimed.task, 'safe') : await answer(claimed);
    },
  });
  await consumer.start();
  await lab.redis.rpush(normal, payload('t'));
  expect(await storedResponse(lab, 't')).toMatchObject({ status: 'SUCCESS' });
  expect(attempts).toEqual([1, 2, 3]);
  expect(consumer.events.filter((event) => event.type === 'task-postponed')).toHaveLength(2);
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('a waiting retry lives in Redis: another worker makes it when the first one is gone', async () => {
  await using lab = await QueueLab.open();
  const first = lab.consumer({
    retry: { firstPauseMs: 1 },
    handle: async ({ task }) => failure(task, 'safe', 300),
  });
  await first.start();
  await lab.redis.rpush(normal, payload('t'));
  await eventually(async () => (await lab.redis.zcard('{api:request:queue}:retry')) === 1);
  await first.stop();
  let attempt = 0;
  const second = lab.consumer({
    leaseMs: 1_000,
    handle: async (claimed) => {
      attempt = claimed.attempt;
      return await answer(claimed);
    },
  });
  await second.start();
  await storedResponse(lab, 't');
  expect(attempt).toBe(2);
});

test('after max_attempts the last error is the answer', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      retry: { firstPauseMs: 1 },
      handle: async ({ task }) => {
        calls += 1;
        return failure(task, 'safe');
      },
    })
    .start();
  await lab.redis.rpush(normal, payload('t', { max_attempts: 2 }));
  expect(await storedResponse(lab, 't')).toMatchObject({ status: 'ERROR', error: { retry: 'safe' } });
  expect(calls).toBe(2);
});

test.each(['never', 'outcome-unknown'] as const)('advice %s is answered at once', async (advice) => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      handle: async ({ task }) => {
        calls += 1;
        return failure(task, advice);
      },
    })
    .start();
  await lab.redis.rpush(normal, payload('t'));
  expect(await storedResponse(lab, 't')).toMatchObject({ error: { retry: advice } });
  expect(calls).toBe(1);
});

test('no retry is planned past the deadline', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      handle: async ({ task }) => {
        calls += 1;
        return failure(task, 'safe', 60_000);
      },
    })
    .start();
  await lab.redis.rpush(normal, payload('t', { deadline_ms: Date.now() + 30_000 }));
  expect(await storedResponse(lab, 't')).toMatchObject({ error: { code: 'ERR_PROVIDER_UNAVAILABLE' } });
  expect(calls).toBe(1);
});

test('a task past its deadline is not started', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      handle: async (claimed) => {
        calls += 1;
        return await answer(claimed);
      },
    })
    .start();
  await lab.redis.rpush(normal, payload('late', { deadline_ms: Date.now() - 1_000 }));
  expect(await storedResponse(lab, 'late')).toMatchObject({
    status: 'ERROR',
    error: { code: 'ERR_DEADLINE_EXCEEDED', retry: 'never' },
  });
  expect(calls).toBe(0);
});
