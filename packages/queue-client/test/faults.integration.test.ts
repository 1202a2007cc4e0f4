import { createTcpProxy, eventually, seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, HeldTasks, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

test('connections cut again and again lose no task', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const runs = new Map<string, number>();
  const consumer = lab.consumer({
    redis: `redis://127.0.0.1:${proxy.port}/15`,
    concurrency: 20,
    handle: async (claimed) => {
      const id = claimed.task.task_id ?? '';
      runs.set(id, (runs.get(id) ?? 0) + 1);
      await new Promise((resolve) => setImmediate(resolve));
      return await answer(claimed);
    },
  });
  await consumer.start();
  const random = seededRandom(1);
  const ids = numbered('t', 6_000);
  for (let first = 0; first < ids.length; first += 100) {
    await lab.redis.rpush(normal, ...ids.slice(first, first + 100).map((id) => payload(id)));
    if (random() < 0.5) {
      proxy.cutAll();
    }
  }
  await eventually(async () => (await lab.responses()).length === ids.length, { timeoutMs: 30_000 });
  expect(await lab.responses()).toEqual(ids.toSorted());
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('a delivery whose reply is lost with its connection is found again', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const consumer = lab.consumer({ redis: `redis://127.0.0.1:${proxy.port}/15`, leaseMs: 2_000 });
  await consumer.start();
  for (const id of numbered('t', 20)) {
    await eventually(async () => (await lab.redis.info('clients')).includes('blocked_clients:2'));
    proxy.blackhole(true, 'to-client');
    await lab.redis.rpush(normal, payload(id));
    proxy.cutAll();
    proxy.blackhole(false);
    await eventually(() => lab.redis.get(`api:response:${id}`), { timeoutMs: 10_000 });
  }
  expect(consumer.events.some((event) => event.type === 'tasks-adopted')).toBe(true);
});

test('the tasks of a worker that vanished return to the head and are done by another', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const frozen = new HeldTasks();
  const victim = lab.consumer({
    redis: `redis://127.0.0.1:${proxy.port}/15`,
    leaseMs: 1_000,
    concurrency: 50,
    handle: frozen.handle,
  });
  await victim.start();
  const ids = numbered('t', 50);
  await lab.redis.rpush(normal, ...ids.map((id) => payload(id)));
  await eventually(() => frozen.started.length === 50);
  proxy.blackhole(true);

  const rescuer = lab.consumer({ leaseMs: 1_000 });
  await rescuer.start();
  await eventually(async () => (await lab.responses()).length === 50, { timeoutMs: 10_000 });
  const recovered = rescuer.events.filter((event) => event.type === 'tasks-recovered');
  expect(recovered.map((event) => event.tasks)).toEqual([50]);

  // The victim comes back with 50 late results: none is written.
  await lab.redis.del(...ids.map((id) => `api:response:${id}`));
  frozen.letAllGo();
  proxy.blackhole(false);
  await eventually(() => victim.events.some((event) => event.type === 'lease-lost'), { timeoutMs: 10_000 });
  await lab.redis.rpush(normal, payload('after'));
  await eventually(() => lab.redis.get('api:response:after'));
  expect(await lab.responses()).toEqual(['after']);
});

test('Redis killed and restarted under load: everything acknowledged is answered', async () => {
  await using lab = await QueueLab.open({ appendonly: 'always' });
  const consumer = lab.consumer({ concurrency: 20 });
  await consumer.start();
  const ids = numbered('t', 3_000);
  for (const id of ids.slice(0, 1_500)) {
    await lab.redis.rpush(normal, payload(id));
  }
  await lab.redis.rpush(normal, ...ids.slice(1_500).map((id) => payload(id)));
  await lab.server.kill9();
  await lab.server.restart();
  await eventually(async () => (await lab.responses()).length === ids.length, { timeoutMs: 20_000 });
  expect(await lab.responses()).toEqual(ids.toSorted());
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('a Redis without room still lets waiting tasks be claimed, called and finished', async () => {
  await using lab = await QueueLab.open({ maxmemory: '64mb' });
  const ids = numbered('t', 3_000);
  await lab.redis.rpush(normal, ...ids.map((id) => payload(id)));
  const used = Number(/used_memory:(\d+)/.exec(await lab.redis.info('memory'))?.[1]);
  await lab.redis.config('SET', 'maxmemory', String(Math.floor(used * 0.8)));
  await expect(lab.redis.rpush(normal, 'x')).rejects.toThrow('OOM');
  const consumer = lab.consumer({ leaseMs: 1_000, concurrency: 20 });
  await consumer.start();
  await eventually(async () => (await lab.responses()).length === ids.length, { timeoutMs: 20_000 });
  expect(consumer.events.some((event) => event.type === 'lease-lost')).toBe(false);
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('a worker waits for a Redis that is not there yet, and says so', async () => {
  await using lab = await QueueLab.open();
  await lab.server.stop();
  const consumer = lab.consumer();
  const started = consumer.start();
  await eventually(() => consumer.events.filter((event) => event.type === 'redis-waiting').length >= 3);
  await lab.server.restart();
  await started;
  await lab.redis.rpush(normal, payload('t'));
  await eventually(() => lab.redis.get('api:response:t'));
});

test('a worker can be stopped while it still waits for Redis', async () => {
  await using lab = await QueueLab.open();
  await lab.server.stop();
  const consumer = lab.consumer();
  const started = consumer.start();
  const outcome = expect(started).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE', retry: 'safe' });
  await consumer.stop();
  await outcome;
});

test('a server that is demoted for a while is asked again until it, or its successor, is master', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  const consumer = lab.consumer({ handle: held.handle, concurrency: 5 });
  await consumer.start();
  await lab.redis.rpush(normal, ...numbered('t', 10).map((id) => payload(id)));
  await eventually(() => held.started.length === 5);
  // A replica of nobody: it keeps its data and refuses writes.
  await lab.redis.replicaof('127.0.0.1', '1');
  held.letAllGo();
  await eventually(() => consumer.events.some((event) => event.type === 'redis-lost'));
  expect(await lab.responses()).toEqual([]);
  await lab.redis.replicaof('NO', 'ONE');
  await eventually(async () => (await lab.responses()).length === 10, { timeoutMs: 10_000 });
  expect(held.started).toHaveLength(10);
});

test('a half-open connection is noticed, and nothing is lost on the way', async () => {
  await using lab = await QueueLab.open();
  await using proxy = await createTcpProxy({ port: lab.server.port });
  const consumer = lab.consumer({ redis: `redis://127.0.0.1:${proxy.port}/15`, leaseMs: 6_000 });
  await consumer.start();
  proxy.blackhole(true);
  await lab.redis.rpush(normal, ...numbered('t', 10).map((id) => payload(id)));
  await eventually(() => consumer.events.some((event) => event.type === 'redis-lost'), { timeoutMs: 20_000 });
  proxy.blackhole(false);
  await eventually(async () => (await lab.responses()).length === 10, { timeoutMs: 20_000 });
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('a task delivered to a lease that was lost meanwhile is not lost with it', async () => {
  await using lab = await QueueLab.open();
  const consumer = lab.consumer({ leaseMs: 3_000 });
  await consumer.start();
  await eventually(async () => (await lab.redis.info('clients')).includes('blocked_clients:2'));
  // Somebody takes the lease away while both waits are armed.
  const [workerId] = await lab.redis.zrange('{api:request:queue}:workers', 0, '-1');
  await lab.redis.del('{api:request:queue}:workers', `{api:request:queue}:inflight:${workerId}`);
  await eventually(() => consumer.events.some((event) => event.type === 'lease-lost'));
  await lab.redis.rpush(normal, ...numbered('t', 5).map((id) => payload(id)));
  await eventually(async () => (await lab.responses()).length === 5, { timeoutMs: 10_000 });
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});

test('Redis restarted under load again and again: the worker goes on by itself each time', async () => {
  await using lab = await QueueLab.open({ appendonly: 'always' });
  const consumer = lab.consumer({ concurrency: 20 });
  await consumer.start();
  for (const round of numbered('', 10)) {
    const ids = numbered(`r${round}-`, 100);
    await lab.redis.rpush(normal, ...ids.map((id) => payload(id)));
    await lab.server.kill9();
    await lab.server.restart();
    await lab.redis.rpush(normal, payload(`after-${round}`));
    await eventually(
      async () => (await lab.redis.exists(...ids.map((id) => `api:response:${id}`))) === ids.length,
      {
        timeoutMs: 5_000,
      },
    );
    await eventually(() => lab.redis.get(`api:response:after-${round}`));
  }
  expect(await lab.responses()).toHaveLength(10 * 101);
  await consumer.stop();
  expect(await lab.leftovers()).toEqual([]);
});
