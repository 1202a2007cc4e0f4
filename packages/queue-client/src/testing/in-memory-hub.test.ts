import { fakeClock, seededRandom } from '@hub/testing';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConsumerOptions, HubClient } from '../index.ts';
import { consumerDefaults, hubClientDefaults } from '../index.ts';
import { createInMemoryHub, errorAnswer, type InMemoryHub } from './index.ts';

const task = { provider: 'KIS', tr_id: 'FHKST01010100', params: { FID_INPUT_ISCD: '005930' } };

const success: ConsumerOptions['handle'] = async ({ task: { task_id = '' }, attempt }) => ({
  task_id,
  status: 'SUCCESS',
  data: attempt,
});

/** Timers that keep this process alive. */
const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

/** A hub in a time of its own. */
function hubAt(clock = fakeClock({ whenAborted: 'resolve' })) {
  return { clock, hub: createInMemoryHub({ clock, random: seededRandom(7) }) };
}

afterEach(() => {
  vi.useRealTimers();
});

test('answers in five lines, and shows what was asked', async () => {
  const hub = createInMemoryHub({ answer: () => ({ price: '71500' }) });
  const response = await hub.client.execute(task);
  expect(response).toMatchObject({ status: 'SUCCESS', data: { price: '71500' }, tr_id: 'FHKST01010100' });
  expect(hub.tasks).toMatchObject([{ ...task, account: 'default', task_id: response.task_id }]);
});

test('leaves no timer running when all is answered, nor after close', async () => {
  const before = timers();
  const hub = createInMemoryHub({ answer: () => 1 });
  await hub.client.executeBatch([task, task, task]);
  expect(timers()).toBe(before);
  const held = hub.createConsumer({ handle: () => new Promise(() => undefined) });
  const waiting = expect(hub.client.execute(task, { timeoutMs: 60_000 })).rejects.toThrow('closed');
  await held.start();
  await hub.close();
  await waiting;
  expect(timers()).toBe(before);
});

test('needs no timers to answer, so that tests may fake them', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'performance'] });
  await using hub = createInMemoryHub({ answer: () => 1 });
  expect(await hub.client.execute(task)).toMatchObject({ status: 'SUCCESS' });
  await hub.client.control.pause();
  const late = expect(hub.client.execute(task, { timeoutMs: 5_000 })).rejects.toMatchObject({
    code: 'ERR_RESPONSE_TIMEOUT',
  });
  await vi.advanceTimersByTimeAsync(5_000);
  await late;
});

test('takes an answer that comes later, and one that depends on the task', async () => {
  await using hub = createInMemoryHub({ answer: async ({ params }) => Object.keys(params) });
  expect(await hub.client.execute(task)).toMatchObject({ data: ['FID_INPUT_ISCD'] });
});

test('answers with an error at once, and does not try again', async () => {
  let asked = 0;
  await using hub = createInMemoryHub({
    answer: () => {
      asked += 1;
      return errorAnswer('ERR_PROVIDER_UNAVAILABLE', 'the broker is down');
    },
  });
  expect(await hub.client.execute(task)).toMatchObject({
    status: 'ERROR',
    reason: 'the broker is down',
    error: { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' },
  });
  expect(asked).toBe(1);
  await hub.client.execute({ ...task, max_attempts: 3 });
  expect(asked).toBe(4);
});

test('answers ERR_INTERNAL when the answer throws', async () => {
  await using hub = createInMemoryHub({
    answer: () => {
      throw new Error('a bug in the test');
    },
  });
  expect(await hub.client.execute(task)).toMatchObject({ error: { code: 'ERR_INTERNAL' } });
});

test('keeps tasks until a worker is there when nobody answers', async () => {
  await using hub = createInMemoryHub();
  const { taskId } = await hub.client.enqueue(task);
  expect(await hub.client.queueLengths()).toEqual({ priority: 0, normal: 1 });
  await hub.createConsumer({ handle: success }).start();
  await vi.waitFor(() => expect(hub.responses.get(taskId)).toMatchObject({ status: 'SUCCESS' }));
});

test('shows lists under the names they have in Redis, and none that is empty', async () => {
  await using hub = createInMemoryHub();
  hub.push('normal', 'no json');
  hub.push('priority', JSON.stringify({ ...task, task_id: 't', callback_key: 'mine' }));
  expect([...hub.lists.keys()].toSorted()).toEqual(['api:priority:queue', 'api:request:queue']);
  expect(hub.tasks.map(({ task_id }) => task_id)).toEqual(['t']);
  await hub.createConsumer({ handle: success }).start();
  await vi.waitFor(() =>
    expect([...hub.lists.keys()].toSorted()).toEqual(['mine', '{api:request:queue}:dead']),
  );
});

test('shows copies: a test cannot change the hub by what it looks at', async () => {
  await using hub = createInMemoryHub();
  hub.push('normal', JSON.stringify(task));
  const before = { tasks: hub.tasks, lists: hub.lists };
  hub.push('normal', JSON.stringify(task));
  expect(before.tasks).toHaveLength(1);
  expect(before.lists.get('api:request:queue')).toHaveLength(1);
});

test('forgets a response and a callback list when their time is up', async () => {
  const { hub, clock } = hubAt();
  await hub.createConsumer({ handle: success, responseTtlSeconds: 60 }).start();
  await hub.client.execute({ ...task, task_id: 't', callback_key: 'mine' });
  await clock.advance(59_999);
  expect([hub.responses.size, hub.lists.size]).toEqual([1, 1]);
  await clock.advance(1);
  expect([hub.responses.size, hub.lists.size]).toEqual([0, 0]);
  expect(await hub.client.getResponse('t')).toBeUndefined();
  await hub.close();
  expect(clock.sleeping).toBe(0);
});

test('waits for a retry as long as the clock says', async () => {
  const { hub, clock } = hubAt();
  const error = { code: 'ERR_RATE_LIMITED', retry: 'safe', message: 'wait', retry_after_ms: 10_000 } as const;
  const consumer = hub.createConsumer({
    retry: { firstPauseMs: 0 },
    handle: (claimed) =>
      claimed.attempt === 1
        ? Promise.resolve({ task_id: 't', status: 'ERROR', reason: 'wait', error })
        : success(claimed),
  });
  await consumer.start();
  const response = hub.client.execute({ ...task, task_id: 't' });
  await clock.advance(9_999);
  expect((await hub.client.stats()).normal.retrying).toBe(1);
  await clock.advance(1);
  expect(await response).toMatchObject({ status: 'SUCCESS', data: 2 });
  await hub.close();
  expect(clock.sleeping).toBe(0);
});

test('does not try again while the lane is paused, and loses no attempt by that', async () => {
  const { hub, clock } = hubAt();
  const error = {
    code: 'ERR_PROVIDER_UNAVAILABLE',
    retry: 'safe',
    message: 'down',
    retry_after_ms: 100,
  } as const;
  const attempts: number[] = [];
  const consumer = hub.createConsumer({
    retry: { firstPauseMs: 0 },
    handle: async (claimed) => {
      attempts.push(claimed.attempt);
      return claimed.attempt === 1
        ? { task_id: 't', status: 'ERROR', reason: 'down', error }
        : await success(claimed);
    },
  });
  await consumer.start();
  const response = hub.client.execute({ ...task, task_id: 't', idempotency_key: 'k' });
  await clock.advance(50);
  await hub.client.control.pause('KIS');
  await clock.advance(1_000);
  expect(attempts).toEqual([1]);
  await hub.client.control.resume('KIS');
  await response;
  expect(attempts).toEqual([1, 2]);
  await hub.close();
});

test('does not call a lane drained while tasks of it are put aside', async () => {
  const { hub, clock } = hubAt();
  await hub.createConsumer({ handle: success }).start();
  await hub.client.control.pause('KIS:default');
  hub.push('normal', JSON.stringify(task));
  const drained = hub.client.control.drain('*', { timeoutMs: 100 });
  await clock.advance(100);
  expect(await drained).toBe(false);
  await hub.close();
});

test('has the queues it is told to have', async () => {
  await using hub = createInMemoryHub({ normalQueue: 'n', priorityQueue: 'p', maxQueueSize: 1 });
  await hub.client.enqueue(task);
  hub.push('priority', 'x');
  expect([...hub.lists.keys()].toSorted()).toEqual(['n', 'p']);
  await expect(hub.client.enqueue(task)).rejects.toMatchObject({ code: 'ERR_QUEUE_FULL', queue: 'n' });
  expect(await hub.createClient({ normalQueue: 'other' }).queueLengths()).toEqual({ priority: 1, normal: 0 });
});

test('refuses options that the real worker refuses', () => {
  const hub = createInMemoryHub();
  expect(() => hub.createConsumer({ handle: success, concurrency: 0 })).toThrow(RangeError);
  expect(() => hub.createConsumer({ handle: success, normalEvery: 1 })).toThrow(RangeError);
});

test('does not start a worker that was stopped', async () => {
  const consumer = createInMemoryHub().createConsumer({ handle: success });
  expect(await consumer.stop()).toEqual({ handedBack: 0 });
  await expect(consumer.start()).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE', retry: 'safe' });
});

test('has the limits of the real client', async () => {
  const { hub, clock } = hubAt();
  const many = Array.from({ length: hubClientDefaults.maxQueueSize }, () => task);
  await hub.client.enqueueMany(many);
  await expect(hub.client.enqueue(task)).rejects.toMatchObject({ limit: hubClientDefaults.maxQueueSize });
  const late = hub.createClient({ maxQueueSize: 20_000 }).execute(task);
  const outcome = expect(late).rejects.toThrow(`within ${hubClientDefaults.timeoutMs} ms`);
  await clock.advance(hubClientDefaults.timeoutMs);
  await outcome;
  expect(consumerDefaults.concurrency).toBe(100);
});

test('can be passed for what the real factories give', () => {
  const hub: InMemoryHub = createInMemoryHub();
  const client: HubClient = hub.client;
  expect(client).toBe(hub.client);
});
