import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { HeldTasks, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';
const priority = 'api:priority:queue';

test('a task pushed by hand is answered under its own key, for at most an hour, in database 15 only', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  await lab.redis.rpush(normal, payload('test-123', { params: { FID_INPUT_ISCD: '005930' } }));

  const stored = await eventually(() => lab.redis.get('api:response:test-123'));
  expect(JSON.parse(stored ?? '')).toMatchObject({
    task_id: 'test-123',
    status: 'SUCCESS',
    data: { echo: { FID_INPUT_ISCD: '005930' } },
  });
  const ttl = await lab.redis.ttl('api:response:test-123');
  expect(ttl).toBeGreaterThan(3_500);
  expect(ttl).toBeLessThanOrEqual(3_600);
  expect(await lab.server.client(0).dbsize()).toBe(0);
});

test('tasks of one list start in the order they were pushed', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  held.letAllGo();
  const ids = numbered('t', 500);
  await lab.redis.rpush(normal, ...ids.map((id) => payload(id)));
  await lab.consumer({ handle: held.handle, concurrency: 10 }).start();
  await eventually(async () => (await lab.responses()).length === 500);
  expect(held.startedIds).toEqual(ids);
});

test('a priority task is the next one started, however many normal ones wait', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  await lab.redis.rpush(normal, ...numbered('n', 1_000).map((id) => payload(id)));
  await lab.consumer({ handle: held.handle, concurrency: 10 }).start();
  await eventually(() => held.started.length === 10);
  await lab.redis.rpush(priority, payload('urgent'));
  held.letGo();
  await eventually(() => held.started.length === 20);
  expect(held.startedIds[10]).toBe('urgent');
  held.letAllGo();
});

test('a worker with free slots takes a task that arrives while others run', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  await lab.consumer({ handle: held.handle, concurrency: 5 }).start();
  for (const id of numbered('t', 5)) {
    await lab.redis.rpush(normal, payload(id));
    await eventually(() => held.startedIds.includes(id));
  }
  await lab.redis.rpush(normal, payload('one-too-many'));
  held.letAllGo();
  await eventually(() => lab.redis.get('api:response:one-too-many'));
  expect(held.started).toHaveLength(6);
});

test('the response is also pushed to the callback list, which gets a TTL', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  await lab.redis.rpush(
    normal,
    payload('a', { callback_key: 'mine' }),
    payload('b', { callback_key: 'mine' }),
  );
  await eventually(async () => (await lab.redis.llen('mine')) === 2);
  const pushed = await lab.redis.lrange('mine', 0, -1);
  expect(pushed.map((text) => JSON.parse(text).task_id)).toEqual(['a', 'b']);
  expect(pushed[0]).toBe(await lab.redis.get('api:response:a'));
  expect(await lab.redis.ttl('mine')).toBeGreaterThan(3_500);
});

test('a callback list or response key of another type spoils nothing for the other tasks', async () => {
  await using lab = await QueueLab.open();
  await lab.redis.set('mine', 'a string');
  await lab.redis.hset('api:response:hash', 'a', 'b');
  await lab.redis.rpush(normal, payload('a', { callback_key: 'mine' }), payload('hash'), payload('c'));
  await lab.consumer().start();
  await eventually(() => lab.redis.get('api:response:c'));
  expect(await lab.redis.get('api:response:a')).toContain('SUCCESS');
});

test('a list of another type is reported and does not stop the other list', async () => {
  await using lab = await QueueLab.open();
  await lab.redis.set(priority, 'not a list');
  const consumer = lab.consumer();
  await consumer.start();
  await lab.redis.rpush(normal, payload('a'));
  await eventually(() => lab.redis.get('api:response:a'));
  await eventually(() => consumer.events.some((event) => event.type === 'error'));
});

test('a worker that stops leaves nothing but responses', async () => {
  await using lab = await QueueLab.open();
  const consumer = lab.consumer();
  await consumer.start();
  await lab.redis.rpush(normal, ...numbered('t', 50).map((id) => payload(id)));
  await eventually(async () => (await lab.responses()).length === 50);
  expect(await consumer.stop()).toEqual({ handedBack: 0 });
  expect(await lab.leftovers()).toEqual([]);
});

test('a worker that must stop hands unfinished tasks back to the head, in order', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  await lab.redis.rpush(normal, ...numbered('t', 20).map((id) => payload(id)));
  const consumer = lab.consumer({ handle: held.handle, concurrency: 8 });
  await consumer.start();
  await eventually(() => held.started.length === 8);
  expect(await consumer.stop({ graceMs: 0 })).toEqual({ handedBack: 8 });
  const waiting = await lab.redis.lrange(normal, 0, -1);
  expect(waiting).toEqual(numbered('t', 20).map((id) => payload(id)));
  expect(await lab.leftovers()).toEqual([normal]);
});

test('a handler that fails is answered ERR_INTERNAL with advice outcome-unknown', async () => {
  await using lab = await QueueLab.open();
  const consumer = lab.consumer({ handle: () => Promise.reject(new Error('a bug')) });
  await consumer.start();
  await lab.redis.rpush(normal, payload('t'));
  const stored = await eventually(() => lab.redis.get('api:response:t'));
  expect(JSON.parse(stored ?? '')).toMatchObject({
    status: 'ERROR',
    error: { code: 'ERR_INTERNAL', retry: 'outcome-unknown' },
  });
  expect(consumer.events.some((event) => event.type === 'handler-failed')).toBe(true);
});
