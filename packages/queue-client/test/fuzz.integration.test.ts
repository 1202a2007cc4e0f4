import { parseTask } from '@hub/task-schema';
import { eventually, seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, payload, QueueLab } from './support/queue-lab.ts';

const seed = 20_261_123;
const count = 10_000;
const normal = 'api:request:queue';

const valid = [
  payload('test-123', {
    tr_id: 'FHKST01010100',
    params: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
  }),
  payload('한글-1', {
    provider: 'KIWOOM',
    tr_id: 'ka10080',
    params: { stk_cd: 'A005930', 이름: '삼성전자' },
  }),
  payload('full', {
    v: 1,
    account: 'second',
    deadline_ms: 9_999_999_999_999,
    max_attempts: 2,
    callback_key: 'replies',
    idempotency_key: 'key',
    caller: 'loader',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  }),
  payload('nested', { params: { list: [1, 2.5, -3e8, true, null, { deep: [[[]]] }] } }),
];

const fragments = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  'null',
  '1e999',
  '\u0000',
  '😀',
  '\\ud800',
  '{}',
  'true',
];

/** One to four random injuries: bytes flipped, cut, doubled, replaced by JSON fragments or dropped. */
function mutated(text: string, random: () => number): Buffer {
  let bytes = Buffer.from(text);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let injuries = 1 + below(4); injuries > 0; injuries -= 1) {
    const at = below(bytes.length + 1);
    const head = bytes.subarray(0, at);
    const tail = bytes.subarray(at);
    const fragment = Buffer.from(fragments[below(fragments.length)] ?? '');
    const injured = [
      Buffer.concat([head, Buffer.from([below(256)]), tail.subarray(1)]),
      head,
      Buffer.concat([head, tail, tail]),
      Buffer.concat([head, fragment, tail]),
      Buffer.concat([head, fragment, tail.subarray(fragment.length)]),
      Buffer.concat([head, tail.subarray(1 + below(8))]),
    ];
    bytes = injured[below(injured.length)] ?? bytes;
  }
  return bytes;
}

test(`${count} mutated tasks (seed ${seed}): each is answered or in the dead letters, and the worker lives`, async () => {
  await using lab = await QueueLab.open();
  const random = seededRandom(seed);
  const payloads = Array.from({ length: count }, () =>
    mutated(valid[Math.floor(random() * valid.length)] ?? '', random),
  );
  let handled = 0;
  const consumer = lab.consumer({
    handle: async (claimed) => {
      handled += 1;
      return await answer(claimed);
    },
  });
  await consumer.start();
  for (let first = 0; first < count; first += 500) {
    await lab.redis.rpush(normal, ...payloads.slice(first, first + 500));
  }
  await lab.redis.rpush(normal, payload('last'));
  await eventually(() => lab.redis.get('api:response:last'), { timeoutMs: 30_000 });
  await consumer.stop();

  const rejected = consumer.events.filter((event) => event.type === 'task-rejected');
  const parsed = payloads.map((bytes) => parseTask(bytes.toString('utf8')));
  const tasks = parsed.filter((result) => result.kind === 'task');
  expect(rejected).toHaveLength(count - tasks.length);
  expect(await lab.redis.llen('{api:request:queue}:dead')).toBe(count - tasks.length);
  // Tasks that kept their idempotency_key share one call.
  const unshared = tasks.filter(({ task }) => task.idempotency_key === undefined);
  expect(handled).toBeGreaterThanOrEqual(unshared.length + 1);
  for (const result of parsed) {
    const taskId =
      result.kind === 'task' ? result.task.task_id : result.kind === 'invalid' ? result.taskId : undefined;
    if (taskId !== undefined) {
      expect(await lab.redis.exists(`api:response:${taskId}`), taskId).toBe(1);
    }
  }
  expect(await lab.redis.llen(normal)).toBe(0);
  expect(tasks.length).toBeGreaterThan(count / 20);
  expect(parsed.filter(({ kind }) => kind === 'invalid').length).toBeGreaterThan(10);
});
