import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { payload, QueueLab } from './support/queue-lab.ts';

const normal = 'api:request:queue';
const dead = '{api:request:queue}:dead';

test('what is no JSON goes whole to the dead letters of its list, with reason, time and origin', async () => {
  await using lab = await QueueLab.open();
  const before = Date.now();
  await lab.consumer().start();
  await lab.redis.rpush(normal, '{"task_id": "broken"', payload('good'));
  await lab.redis.rpush('api:priority:queue', '[1,2]');
  await eventually(() => lab.redis.get('api:response:good'));
  const [entry] = await lab.redis.lrange(dead, 0, -1);
  expect(JSON.parse(entry ?? '')).toMatchObject({
    payload: '{"task_id": "broken"',
    code: 'ERR_TASK_NOT_JSON',
    origin: normal,
    attempts: 1,
  });
  const { time_ms: timeMs, reason } = JSON.parse(entry ?? '');
  expect(timeMs).toBeGreaterThanOrEqual(before - 1_000);
  expect(timeMs).toBeLessThanOrEqual(Date.now() + 1_000);
  expect(reason).not.toBe('');
  await eventually(async () => (await lab.redis.llen('{api:priority:queue}:dead')) === 1);
});

test('an object that breaks the schema is answered and buried', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  await lab.redis.rpush(normal, JSON.stringify({ task_id: 'bad', provider: 'KIS', params: [1] }));
  const stored = await eventually(() => lab.redis.get('api:response:bad'));
  const response = JSON.parse(stored ?? '');
  expect(response).toMatchObject({ status: 'ERROR', error: { code: 'ERR_TASK_INVALID', retry: 'never' } });
  expect(response.reason).toContain('tr_id');
  expect(response.reason).toContain('params');
  expect(await lab.redis.llen(dead)).toBe(1);
});

test('bytes that are no UTF-8 are kept as they were', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
  // Twice: once delivered to a waiting worker, once claimed in a batch behind it.
  await lab.redis.rpush(normal, bytes, bytes, bytes);
  await eventually(async () => (await lab.redis.llen(dead)) === 3);
  for (const entry of await lab.redis.lrangeBuffer(dead, 0, -1)) {
    expect(entry.includes(Buffer.from([0xff, 0xfe]))).toBe(true);
  }
  expect(await lab.redis.llen(normal)).toBe(0);
});

test('a payload above the limit is buried unread', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer({ maxTaskBytes: 1_000 }).start();
  await lab.redis.rpush(normal, payload('big', { params: { text: 'x'.repeat(2_000) } }));
  const [entry] = await eventually(async () => {
    const entries = await lab.redis.lrange(dead, 0, -1);
    return entries.length > 0 && entries;
  });
  expect(JSON.parse(entry ?? '')).toMatchObject({ code: 'ERR_TASK_TOO_LARGE' });
  expect(JSON.parse(entry ?? '').payload).toHaveLength(
    payload('big', { params: { text: 'x'.repeat(2_000) } }).length,
  );
});

test('the dead letters are bounded; the oldest make room and are counted', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer({ deadLetterLimit: 3 }).start();
  await lab.redis.rpush(normal, ...[1, 2, 3, 4, 5].map((number) => `bad ${number}`));
  await eventually(async () => (await lab.redis.get('{api:request:queue}:dead:dropped')) === '2');
  const entries = await lab.redis.lrange(dead, 0, -1);
  expect(entries.map((entry) => JSON.parse(entry).payload)).toEqual(['bad 3', 'bad 4', 'bad 5']);
});
