import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, HeldTasks, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

test('a thousand producers with one idempotency_key: one call, the same answer to all', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  const counted = async ({ task }: { task: { task_id: string | undefined } }) => {
    calls += 1;
    return { task_id: task.task_id ?? '', status: 'SUCCESS' as const, data: { call: calls } };
  };
  await lab.consumer({ handle: counted }).start();
  await lab.consumer({ handle: counted }).start();
  const ids = numbered('t', 1_000);
  await Promise.all(ids.map((id) => lab.redis.rpush(normal, payload(id, { idempotency_key: 'order-7' }))));
  await eventually(async () => (await lab.responses()).length === 1_000, { timeoutMs: 20_000 });
  expect(calls).toBe(1);
  const texts = await lab.redis.mget(...ids.map((id) => `api:response:${id}`));
  expect(new Set(texts.map((text) => JSON.stringify(JSON.parse(text ?? '').data)))).toEqual(
    new Set(['{"call":1}']),
  );
  expect(texts.filter((text) => JSON.parse(text ?? '').shared_with !== undefined)).toHaveLength(999);
});

test('tasks that wait for a running call are in Redis, and nobody else makes the call', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  const consumer = lab.consumer({ handle: held.handle });
  await consumer.start();
  await lab.redis.rpush(normal, payload('first', { idempotency_key: 'k' }));
  await eventually(() => held.started.length === 1);
  await lab.redis.rpush(normal, payload('second', { idempotency_key: 'k' }));
  await eventually(async () => (await lab.leftovers()).some((key) => key.endsWith(':waiting')));
  await lab.redis.rpush(normal, payload('other', { idempotency_key: 'another' }));
  await eventually(() => held.started.length === 2);
  expect(held.startedIds).toEqual(['first', 'other']);
  held.letAllGo();
  await eventually(async () => (await lab.responses()).length === 3);
  expect(held.started).toHaveLength(2);
});

test('when the worker that makes the call is gone, the call is made by another and all are answered', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  const first = lab.consumer({ handle: held.handle });
  await first.start();
  await lab.redis.rpush(normal, payload('owner', { idempotency_key: 'k' }));
  await eventually(() => held.started.length === 1);
  await lab.redis.rpush(normal, payload('waits', { idempotency_key: 'k' }));
  await eventually(async () => (await lab.leftovers()).some((key) => key.endsWith(':waiting')));
  await first.stop({ graceMs: 0 });
  await lab.consumer().start();
  await eventually(async () => (await lab.responses()).length === 2);
});

test('a shared call that is retried keeps the others waiting', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      retry: { firstPauseMs: 50 },
      handle: async (claimed) => {
        calls += 1;
        const { task_id: taskId } = claimed.task;
        return claimed.attempt === 1
          ? {
              task_id: taskId ?? '',
              status: 'ERROR',
              reason: 'down',
              error: { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe', message: 'down' },
            }
          : await answer(claimed);
      },
    })
    .start();
  await lab.redis.rpush(normal, ...numbered('t', 10).map((id) => payload(id, { idempotency_key: 'k' })));
  await eventually(async () => (await lab.responses()).length === 10);
  expect(calls).toBe(2);
});

test('a final answer that says nothing happened lets the next task with the key try', async () => {
  await using lab = await QueueLab.open();
  let calls = 0;
  await lab
    .consumer({
      retry: { maxRetries: 0 },
      handle: async (claimed) => {
        calls += 1;
        const error = { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' as const, message: 'down' };
        const { task_id: taskId = '' } = claimed.task;
        return calls === 1
          ? { task_id: taskId, status: 'ERROR', reason: 'down', error }
          : await answer(claimed);
      },
    })
    .start();
  await lab.redis.rpush(normal, payload('a', { idempotency_key: 'k' }));
  await eventually(() => lab.redis.get('api:response:a'));
  await lab.redis.rpush(normal, payload('b', { idempotency_key: 'k' }));
  expect(await eventually(() => lab.redis.get('api:response:b'))).toContain('SUCCESS');
});

test('an idempotency_key is forgotten after its lifetime', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  held.letAllGo();
  await lab.consumer({ handle: held.handle, idempotencyTtlMs: 30 }).start();
  await lab.redis.rpush(normal, payload('a', { idempotency_key: 'k' }));
  await eventually(() => lab.redis.get('api:response:a'));
  await eventually(async () => (await lab.leftovers()).every((key) => !key.includes(':shared:')));
  await lab.redis.rpush(normal, payload('b', { idempotency_key: 'k' }));
  await eventually(() => lab.redis.get('api:response:b'));
  expect(held.started).toHaveLength(2);
});

test('identical reads in flight share one call, each response says so; other reads do not', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  await lab.consumer({ handle: held.handle, shareReads: ({ tr_id: trId }) => trId !== 'ORDER' }).start();
  const read = (id: string, params: object, more: object = {}) => payload(id, { params, ...more });
  await lab.redis.rpush(normal, read('a', { x: 1, y: 2 }));
  await eventually(() => held.started.length === 1);
  await lab.redis.rpush(
    normal,
    read('same', { y: 2, x: 1 }, { provider: 'kis' }),
    read('otherAccount', { x: 1, y: 2 }, { account: 'second' }),
    read('otherParams', { x: 1 }),
    read('order1', {}, { tr_id: 'ORDER' }),
    read('order2', {}, { tr_id: 'ORDER' }),
  );
  await eventually(() => held.started.length === 5);
  held.letAllGo();
  await eventually(async () => (await lab.responses()).length === 6);
  expect(new Set(held.startedIds)).toEqual(new Set(['a', 'order1', 'order2', 'otherAccount', 'otherParams']));
  expect(JSON.parse((await lab.redis.get('api:response:same')) ?? '')).toMatchObject({ shared_with: 'a' });
});
