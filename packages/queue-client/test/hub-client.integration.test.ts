import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

test('enqueue appends one JSON text to the list of choice and names the task', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  const { taskId } = await client.enqueue({ provider: 'KIS', tr_id: 'A', params: { 이름: '삼성전자' } });
  await client.enqueue({ task_id: 'mine', provider: 'KIWOOM', tr_id: 'B' }, { queue: 'priority' });
  expect(JSON.parse((await lab.redis.lpop(normal)) ?? '')).toEqual({
    task_id: taskId,
    provider: 'KIS',
    tr_id: 'A',
    params: { 이름: '삼성전자' },
    submitted_at: expect.any(Number),
  });
  expect(await client.queueLengths()).toEqual({ priority: 1, normal: 0 });
});

test('a task that breaks the schema is refused with every fault named, and nothing is sent', async () => {
  await using lab = await QueueLab.open();
  const refused = lab.client().enqueue({ provider: '', tr_id: '', deadline_ms: 1.5 });
  await expect(refused).rejects.toMatchObject({ code: 'ERR_TASK_INVALID', retry: 'never' });
  await expect(refused).rejects.toThrow(/provider.*tr_id.*deadline_ms/s);
  expect(await lab.redis.dbsize()).toBe(0);
});

test('enqueueMany appends all or none, and refuses beyond the limit with length and limit', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client({ maxQueueSize: 10 });
  await client.enqueueMany(numbered('a', 8).map((task_id) => ({ task_id, provider: 'KIS', tr_id: 'T' })));
  const tooMany = client.enqueueMany(
    numbered('b', 3).map((task_id) => ({ task_id, provider: 'KIS', tr_id: 'T' })),
  );
  await expect(tooMany).rejects.toMatchObject({
    code: 'ERR_QUEUE_FULL',
    retry: 'safe',
    length: 8,
    limit: 10,
  });
  expect(await lab.redis.llen(normal)).toBe(8);
  expect(await client.enqueueMany([])).toEqual([]);
});

test('enqueueMany takes more tasks than a function takes arguments', async () => {
  await using lab = await QueueLab.open();
  const tasks = Array.from({ length: 150_000 }, () => ({ provider: 'KIS', tr_id: 'T' }));
  await lab.client({ maxQueueSize: 1_000_000 }).enqueueMany(tasks);
  expect(await lab.redis.llen(normal)).toBe(150_000);
});

test('execute answers with the response, executeBatch with all of them in order', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  const client = lab.client();
  const response = await client.execute({ task_id: 'one', provider: 'KIS', tr_id: 'T', params: { a: 1 } });
  expect(response).toMatchObject({ task_id: 'one', status: 'SUCCESS', data: { echo: { a: 1 } } });
  const ids = numbered('t', 2_000);
  const results = await client.executeBatch(ids.map((task_id) => ({ task_id, provider: 'KIS', tr_id: 'T' })));
  expect(results.map((result) => result.status === 'fulfilled' && result.value.task_id)).toEqual(ids);
  const connections = await lab.redis.client('LIST');
  expect(String(connections).match(/name=hub-client/g)).toHaveLength(2);
});

test('a response that was not pushed is found under its key', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  const waiting = client.execute({ task_id: 'old', provider: 'KIS', tr_id: 'T' });
  await eventually(() => lab.redis.lpop(normal));
  // An old worker knows no callback_key.
  await lab.redis.set('api:response:old', JSON.stringify({ task_id: 'old', status: 'SUCCESS', data: 1 }));
  expect(await waiting).toMatchObject({ status: 'SUCCESS', data: 1 });
});

test('execute survives a Redis restart in between', async () => {
  await using lab = await QueueLab.open({ appendonly: 'always' });
  const client = lab.client();
  const waiting = client.execute({ task_id: 't', provider: 'KIS', tr_id: 'T' });
  await eventually(async () => (await lab.redis.llen(normal)) === 1);
  await lab.server.restart();
  await lab.consumer().start();
  expect(await waiting).toMatchObject({ status: 'SUCCESS' });
});

test('waiting ends with the time limit or the signal, and says that the task may still be done', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  const timedOut = client.execute({ task_id: 'slow', provider: 'KIS', tr_id: 'T' }, { timeoutMs: 20 });
  await expect(timedOut).rejects.toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', retry: 'outcome-unknown' });
  const stop = new AbortController();
  const cancelled = client.execute({ provider: 'KIS', tr_id: 'T' }, { signal: stop.signal });
  await eventually(async () => (await lab.redis.llen(normal)) === 2);
  stop.abort();
  await expect(cancelled).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
});

test('getResponse reads a stored response once there is one', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  expect(await client.getResponse('t')).toBeUndefined();
  await lab.redis.rpush(normal, payload('t'));
  await lab.consumer().start();
  expect(await eventually(async () => (await client.getResponse('t')) ?? false)).toMatchObject({
    task_id: 't',
    status: 'SUCCESS',
  });
});

test('a Redis that does not answer is an error that is safe to repeat', async () => {
  await using lab = await QueueLab.open();
  await lab.server.stop();
  const client = lab.client({ connectTimeoutMs: 100 });
  await expect(client.enqueue({ provider: 'KIS', tr_id: 'T' })).rejects.toMatchObject({
    code: 'ERR_QUEUE_UNAVAILABLE',
    retry: 'safe',
  });
});

test('close ends calls that wait, and later calls fail at once', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  const waiting = client.execute({ provider: 'KIS', tr_id: 'T' });
  const outcome = expect(waiting).rejects.toMatchObject({
    code: 'ERR_QUEUE_UNAVAILABLE',
    retry: 'outcome-unknown',
  });
  await eventually(async () => (await lab.redis.llen(normal)) === 1);
  await client.close();
  await outcome;
  await expect(client.enqueue({ provider: 'KIS', tr_id: 'T' })).rejects.toMatchObject({ retry: 'safe' });
});
