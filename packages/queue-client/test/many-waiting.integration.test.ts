import { expect, test } from 'vitest';
import { numbered, QueueLab } from './support/queue-lab.ts';

test('10 000 calls of execute at once over one client: all answered, three connections at most', async () => {
  await using lab = await QueueLab.open();
  await lab.consumer().start();
  const client = lab.client();
  const ids = numbered('t', 10_000);
  const took: number[] = [];
  const startedAtMs = performance.now();
  const answers = ids.map(async (task_id) => {
    const response = await client.execute({ task_id, provider: 'KIS', tr_id: 'T' }, { timeoutMs: 60_000 });
    took.push(performance.now() - startedAtMs);
    return response.task_id;
  });
  await Promise.race(answers);
  const list = String(await lab.redis.client('LIST'));
  const connections = list.match(/name=hub-client/g)?.length ?? 0;
  expect(await Promise.all(answers)).toEqual(ids);
  took.sort((a, b) => a - b);
  const ms = (share: number): number => Math.round(took[Math.floor(took.length * share) - 1] ?? 0);
  console.info(`10 000 execute at once: p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms, ${connections} connections`);
  expect(connections).toBeGreaterThanOrEqual(1);
  expect(connections).toBeLessThanOrEqual(3);
});
