import { eventually } from '@hub/testing';
import { expect, test } from 'vitest';
import { answer, numbered, payload, QueueLab } from './support/queue-lab.ts';

// A tick that took a suspect only when the lists had too little for all free slots would let it wait for ever.
test('a suspect does not wait behind a backlog', async () => {
  await using lab = await QueueLab.open();
  const runs: string[] = [];
  await lab.redis.rpush('{api:request:queue}:suspects', `1;${payload('suspect')}`);
  await lab.redis.rpush('api:request:queue', ...numbered('t', 1_000).map((id) => payload(id)));
  const consumer = lab.consumer({
    concurrency: 4,
    leaseMs: 1_000,
    handle: async (claimed) => {
      runs.push(claimed.task.task_id ?? '');
      await new Promise((resolve) => setTimeout(resolve, 5));
      return await answer(claimed);
    },
  });
  await consumer.start();
  await eventually(() => runs.includes('suspect'), { timeoutMs: 20_000 });
  // 333 ms until the second beat tells of it, at 800 tasks a second.
  expect(runs.indexOf('suspect')).toBeLessThan(400);
});
