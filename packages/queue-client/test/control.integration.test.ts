import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { HeldTasks, numbered, payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';
const priority = 'api:priority:queue';
const kiwoom = { provider: 'KIWOOM' };

test('a paused hub starts nothing and keeps its tasks; resumed it goes on', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  await lab.consumer().start();
  const { control } = lab.client();
  expect(await control.pause()).toBe(true);
  expect(await control.state()).toEqual({ paused: ['*'], draining: [] });
  await lab.redis.rpush(normal, ...numbered('t', 20).map((id) => payload(id)));
  await lab.redis.rpush(priority, payload('urgent'));
  // What is paused stays where it is: three looks of the workers later nothing has moved.
  const looks = async () =>
    Number(/cmdstat_evalsha:calls=(\d+)/.exec(await lab.redis.info('commandstats'))?.[1]);
  const before = await looks();
  await eventually(async () => (await looks()) > before + 2, { timeoutMs: 20_000 });
  expect(await lab.responses()).toEqual([]);
  expect(await control.resume()).toBe(true);
  await eventually(async () => (await lab.responses()).length === 21);
});

test('a paused lane keeps its tasks and delays no other lane', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  held.letAllGo();
  await lab.consumer({ handle: held.handle, concurrency: 4 }).start();
  const { control } = lab.client();
  await control.pause('kis');
  for (const index of numbered('', 50)) {
    await lab.redis.rpush(normal, payload(`kis${index}`), payload(`kiwoom${index}`, kiwoom));
  }
  await eventually(async () => (await lab.responses()).length === 50);
  expect(held.startedIds.every((id) => id?.startsWith('kiwoom'))).toBe(true);
  await control.resume('KIS');
  await eventually(async () => (await lab.responses()).length === 100);
  const kisStarts = held.startedIds.filter((id) => id?.startsWith('kis'));
  expect(new Set(kisStarts)).toEqual(new Set(numbered('kis', 50)));
  expect(kisStarts).toHaveLength(50);
});

test('an account can be paused alone', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  await lab.client().control.pause('KIS:second');
  await lab.redis.rpush(normal, payload('a', { account: 'second' }), payload('b'), payload('c', kiwoom));
  await eventually(async () => (await lab.responses()).length === 2);
  expect(await lab.responses()).toEqual(['b', 'c']);
  expect(await lab.redis.llen('{api:request:queue}:lane:KIS:second')).toBe(1);
});

test('a worker that starts while a lane is paused obeys from its first task on', async () => {
  await using lab = await QueueLab.open();
  await lab.client().control.pause('KIS');
  await lab.redis.rpush(normal, ...numbered('t', 200).map((id) => payload(id)), payload('other', kiwoom));
  await lab.consumer({ concurrency: 3 }).start();
  await eventually(() => lab.redis.get('api:response:other'));
  expect(await lab.responses()).toEqual(['other']);
});

test('drain lets our producers add nothing and resolves when nothing is left', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  await lab.consumer({ handle: held.handle }).start();
  const client = lab.client();
  await client.enqueueMany(numbered('t', 3).map((task_id) => ({ task_id, provider: 'KIS', tr_id: 'T' })));
  await eventually(() => held.started.length === 3);
  const drained = client.control.drain('KIS');
  await eventually(async () => (await client.control.state()).draining.length === 1);
  await expect(client.enqueue({ provider: 'kis', tr_id: 'T' })).rejects.toMatchObject({
    code: 'ERR_QUEUE_DRAINING',
    lane: 'KIS:*',
  });
  await client.enqueue({ provider: 'KIWOOM', tr_id: 'T' });
  held.letAllGo();
  expect(await drained).toBe(true);
  await client.control.resume('KIS');
  await client.enqueue({ provider: 'KIS', tr_id: 'T' });
});

test('with a fair share every Nth start is a normal task while priority tasks wait', async () => {
  await using lab = await QueueLab.open();
  const held = new HeldTasks();
  held.letAllGo();
  await lab.redis.rpush(priority, ...numbered('p', 100).map((id) => payload(id)));
  await lab.redis.rpush(normal, ...numbered('n', 100).map((id) => payload(id)));
  await lab.consumer({ handle: held.handle, concurrency: 10, normalEvery: 5 }).start();
  await eventually(async () => (await lab.responses()).length === 200);
  const whilePriorityWaited = held.startedIds.slice(0, 100).filter((id) => id?.startsWith('n')).length;
  expect(whilePriorityWaited).toBeGreaterThanOrEqual(15);
  expect(whilePriorityWaited).toBeLessThanOrEqual(25);
});

test('stats tell lengths, ages, letters and living workers', async () => {
  await using lab = await QueueLab.open();
  const client = lab.client();
  expect(await client.stats()).toMatchObject({ workersAlive: 0, lastBeatAgeMs: undefined });
  await client.enqueue({ provider: 'KIS', tr_id: 'T', submitted_at: Date.now() - 5_000 });
  const stats = await client.stats();
  expect(stats.normal.waiting).toBe(1);
  expect(stats.normal.oldestTaskAgeMs).toBeGreaterThan(4_000);
  await lab.consumer().start();
  await lab.redis.rpush(normal, 'no json');
  await eventually(async () => (await client.stats()).normal.deadLetters === 1);
  expect(await client.stats()).toMatchObject({
    workersAlive: 1,
    normal: { waiting: 0, deadLettersDropped: 0 },
  });
});

test('a caller that waits where no worker is alive is told so', async () => {
  await using lab = await QueueLab.open();
  const waiting = lab.client().execute({ provider: 'KIS', tr_id: 'T' }, { timeoutMs: 10 });
  await expect(waiting).rejects.toThrow('no worker has been alive on this queue for a day or more');
  const consumer = lab.consumer();
  await consumer.start();
  await consumer.stop();
  await lab.redis.set('{api:request:queue}:last-beat', Date.now() - 12_000);
  const again = lab.client().execute({ provider: 'KIS', tr_id: 'T' }, { timeoutMs: 10 });
  await expect(again).rejects.toThrow('no worker has been alive on this queue for 12 s');
});

test('dead letters can be listed, inspected, replayed and deleted', async () => {
  await using lab = await QueueLab.open();
  const consumer = lab.consumer();
  await consumer.start();
  const { deadLetters } = lab.client();
  const bytes = Buffer.concat([Buffer.from('{"한글'), Buffer.from([0xff, 0x00, 0x22])]);
  await lab.redis.rpush(normal, 'bad 1', 'bad 2', bytes);
  await eventually(async () => (await deadLetters.list()).total === 3);
  await consumer.stop();
  const { letters } = await deadLetters.list({ offset: 1, limit: 1 });
  expect(letters.map((letter) => letter.payload)).toEqual(['bad 2']);
  const id = letters[0]?.id ?? '';
  expect(await deadLetters.get(id)).toMatchObject({
    payload: 'bad 2',
    code: 'ERR_TASK_NOT_JSON',
    origin: normal,
  });
  expect(await deadLetters.delete([id, 'no such id'])).toBe(1);
  expect(await deadLetters.get(id)).toBeUndefined();
  expect(await deadLetters.replay('all')).toBe(2);
  expect(await lab.redis.lrangeBuffer(normal, 0, -1)).toEqual([Buffer.from('bad 1'), bytes]);
  expect((await deadLetters.list()).total).toBe(0);
});
