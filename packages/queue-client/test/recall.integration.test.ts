import { createTcpProxy, eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { HeldTasks, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';
const known = {
  status: 'SUCCESS',
  v: 1,
  provider: 'KIS',
  tr_id: 'TR',
  data: { from: 'recall' },
} as const;

test('a task that is too late is answered with what is known of it, else refused', async () => {
  await using lab = await QueueLab.open();
  const consumer = lab.consumer({
    recall: async ({ task }) => (task.task_id === 'done' ? { ...known, task_id: 'done' } : undefined),
  });
  await consumer.start();
  const late = { provider: 'KIS', tr_id: 'TR', deadline_ms: 1_000 };
  await lab.redis.rpush(
    normal,
    JSON.stringify({ task_id: 'done', ...late }),
    JSON.stringify({ task_id: 'new', ...late }),
  );
  await eventually(async () => (await lab.responses()).length === 2, { timeoutMs: 10_000 });
  expect(JSON.parse((await lab.redis.get('api:response:done')) ?? '')).toMatchObject(known);
  expect(await lab.redis.get('api:response:new')).toContain('ERR_DEADLINE_EXCEEDED');
  await consumer.stop();
});

test('a task that its workers died with is buried, and answered with what is known of it', async () => {
  await using lab = await QueueLab.open();
  await lab.redis.rpush(normal, payload('poison'));
  const proxy = await createTcpProxy({ port: lab.server.port });
  const held = new HeldTasks();
  const redis = `redis://127.0.0.1:${proxy.port}/15`;
  const victim = lab.consumer({ redis, leaseMs: 1_000, crashLimit: 1, handle: held.handle });
  await victim.start();
  await eventually(() => held.started.length === 1, { timeoutMs: 10_000 });
  await proxy.refuse(true);
  proxy.cutAll();

  const recall = async () => ({ ...known, task_id: 'poison' });
  const survivor = lab.consumer({ leaseMs: 1_000, crashLimit: 1, recall });
  await survivor.start();
  await eventually(async () => (await lab.responses()).length === 1, { timeoutMs: 20_000 });
  expect(JSON.parse((await lab.redis.get('api:response:poison')) ?? '')).toMatchObject(known);
  expect((await lab.client().deadLetters.list()).total).toBe(1);
  await survivor.stop();
});
