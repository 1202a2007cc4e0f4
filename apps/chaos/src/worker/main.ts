// A worker of the chaos run: the real consumer in a process of its own, with a handler that takes a short seeded time.
import { setTimeout as sleep } from 'node:timers/promises';
import { createConsumer } from '@hub/queue-client';
import { StartWriter } from './start-writer.ts';
import { workMs } from './work-ms.ts';
import { readWorkerSettings } from './worker-settings.ts';

const { redisUrl, ledgerPath, name, leaseMs, concurrency, seed } = readWorkerSettings(process.env);
const starts = new StartWriter(ledgerPath, name);

const consumer = createConsumer({
  redis: redisUrl,
  leaseMs,
  concurrency,
  handle: async ({ task }) => {
    const taskId = task.task_id ?? 'unknown';
    const nonce = await starts.record(taskId);
    await sleep(workMs(seed, taskId));
    return { task_id: taskId, status: 'SUCCESS', data: { nonce } };
  },
  onEvent: (event) => {
    const cause = 'error' in event && event.error instanceof Error ? event.error.message : undefined;
    console.log(JSON.stringify({ atMs: Date.now(), ...event, error: cause }));
  },
});

process.once('SIGTERM', () => {
  void consumer.stop().then(() => starts.close());
});
await consumer.start();
console.log(JSON.stringify({ type: 'ready', workerId: consumer.workerId }));
