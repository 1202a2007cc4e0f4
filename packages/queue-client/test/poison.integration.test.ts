import { createTcpProxy, eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { HeldTasks, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';

/** A worker that claims what there is, starts it and vanishes without a word. */
async function vanishWith(
  lab: QueueLab,
  expected: number,
  concurrency = 10,
): Promise<(string | undefined)[]> {
  const proxy = await createTcpProxy({ port: lab.server.port });
  const held = new HeldTasks();
  const victim = lab.consumer({
    redis: `redis://127.0.0.1:${proxy.port}/15`,
    leaseMs: 1_000,
    concurrency,
    handle: held.handle,
  });
  await victim.start();
  await eventually(() => held.started.length >= expected, { timeoutMs: 10_000 });
  await proxy.refuse(true);
  proxy.cutAll();
  return held.startedIds;
}

test('a task that three workers died with becomes a dead letter with an answer; its neighbours do not', async () => {
  await using lab = await QueueLab.open();
  const ids = ['poison', ...numbered('innocent', 3)];
  await lab.redis.rpush(normal, ...ids.map((id) => payload(id)));

  // All four were in the hands of a worker that died: each counts one crash and returns to the head.
  expect(await vanishWith(lab, 4)).toEqual(ids);
  // Again: they are suspects from here on, tried one at a time.
  expect(await vanishWith(lab, 4)).toEqual(ids);
  // The third worker takes one suspect only, and dies with it.
  expect(await vanishWith(lab, 1)).toEqual(['poison']);

  const survivor = lab.consumer({ leaseMs: 1_000 });
  await survivor.start();
  await eventually(async () => (await lab.responses()).length === 4, { timeoutMs: 20_000 });
  const stored = JSON.parse((await lab.redis.get('api:response:poison')) ?? '');
  expect(stored).toMatchObject({ status: 'ERROR', error: { code: 'ERR_TASK_POISON', retry: 'never' } });
  for (const id of numbered('innocent', 3)) {
    expect(await lab.redis.get(`api:response:${id}`)).toContain('SUCCESS');
  }
  const { letters, total } = await lab.client().deadLetters.list();
  expect(total).toBe(1);
  expect(letters[0]).toMatchObject({ code: 'ERR_TASK_POISON', payload: payload('poison'), origin: normal });
  await survivor.stop();
  expect(await lab.redis.llen('{api:request:queue}:suspects')).toBe(0);
});

test('handing back at a stop blames nobody', async () => {
  await using lab = await QueueLab.open();
  await lab.redis.rpush(normal, payload('t'));
  for (let round = 0; round < 5; round += 1) {
    const held = new HeldTasks();
    const consumer = lab.consumer({ handle: held.handle });
    await consumer.start();
    await eventually(() => held.started.length === 1);
    await consumer.stop({ graceMs: 0 });
  }
  expect(await lab.redis.exists('{api:request:queue}:crashes')).toBe(0);
  await lab.consumer().start();
  expect(await eventually(() => lab.redis.get('api:response:t'))).toContain('SUCCESS');
});
