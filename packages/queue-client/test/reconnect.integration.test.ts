import { createTcpProxy, eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

/** Task id → how often its handler ran. */
function counting() {
  const runs = new Map<string, number>();
  return {
    runs,
    count: (id: string): void => {
      runs.set(id, (runs.get(id) ?? 0) + 1);
    },
    get repeated() {
      return [...runs].filter(([, times]) => times > 1).map(([id]) => id);
    },
  };
}

// Two reconciles at once (one per waiter that came back); the first to end lets the loop go on under the second.
test('a worker that keeps its lease runs no task twice, however often its connections are cut', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port, delayMs: 5 });
  const { runs, count } = counting();
  const consumer = lab.consumer({
    redis: `redis://127.0.0.1:${proxy.port}/15`,
    concurrency: 50,
    handle: async (claimed) => {
      count(claimed.task.task_id ?? '');
      await new Promise((resolve) => setTimeout(resolve, 3));
      return await answer(claimed);
    },
  });
  await consumer.start();
  const ids = numbered('t', 4_000);
  for (let first = 0; first < ids.length; first += 100) {
    await lab.redis.rpush(normal, ...ids.slice(first, first + 100).map((id) => payload(id)));
    await new Promise((resolve) => setTimeout(resolve, 60));
    proxy.cutAll();
  }
  await eventually(async () => (await lab.responses()).length === ids.length, { timeoutMs: 30_000 });
  expect([...runs].filter(([, times]) => times > 1)).toEqual([]);
});

// A reconcile rejects when the command connection breaks during it; somebody has to catch that.
test('a connection that breaks during a reconcile does not end the process', async () => {
  const rejections: unknown[] = [];
  const onRejection = (error: unknown): void => void rejections.push(error);
  process.on('unhandledRejection', onRejection);
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const consumer = lab.consumer({ redis: `redis://127.0.0.1:${proxy.port}/15` });
  await consumer.start();
  for (let round = 0; round < 40; round += 1) {
    await eventually(async () => (await lab.redis.info('clients')).includes('blocked_clients:2'));
    proxy.cutAll();
    // A waiter comes back, its reconcile is under way, and Redis goes away again.
    await eventually(() => proxy.connections === 3, { intervalMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, round % 10));
    proxy.cutAll();
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off('unhandledRejection', onRejection);
  expect(rejections).toEqual([]);
});

// A tick made while the connection comes back waits in ioredis' offline queue and overtakes the tick that is to
// be sent again: a task is finished before it was taken over from the staging list, then taken over by nobody.
test('ticks are executed in their order, also across a reconnect', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const runs: string[] = [];
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const consumer = lab.consumer({
    redis: `redis://127.0.0.1:${proxy.port}/15`,
    concurrency: 4,
    handle: async (claimed) => {
      runs.push(claimed.task.task_id ?? '');
      const run = runs.length;
      await gate;
      return { ...(await answer(claimed)), status: 'SUCCESS', data: { run } };
    },
  });
  await consumer.start();
  const bothWait = async (): Promise<boolean> =>
    (await lab.redis.info('clients')).includes('blocked_clients:2');
  await eventually(bothWait);
  await lab.redis.rpush(normal, payload('u'));
  await eventually(async () => runs.length === 1 && (await bothWait()));

  // The delivery of t comes through; the tick that takes it over does not, and is lost with its connection.
  proxy.blackhole(true, 'to-server');
  await lab.redis.rpush(normal, payload('t'));
  await eventually(() => runs.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  proxy.cutAll();
  // Connected again, and still in the handshake when both tasks are done.
  await eventually(() => proxy.connections >= 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  letGo();
  await new Promise((resolve) => setTimeout(resolve, 50));
  proxy.blackhole(false);
  await eventually(() => lab.redis.get('api:response:t'));
  const first = await lab.redis.get('api:response:t');
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  expect(runs).toEqual(['u', 't']);
  expect(await lab.redis.get('api:response:t')).toBe(first);
});
