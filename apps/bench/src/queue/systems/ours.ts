import { createConsumer, createHubClient, responseKeyPrefix } from '@hub/queue-client';
import { Redis } from 'ioredis';
import { benchAnswer, taskId } from '../bench-task.ts';
import { LastAnswers } from './last-answers.ts';
import { benchDatabase, benchHost, type QueueSystem } from './queue-system.ts';

const keysPerCall = 1_000;

/** Defaults, but for a queue limit above what the benchmark fills in. Responses are stored with `EX 3600`. */
export const ours: QueueSystem = {
  name: 'ours',

  async openProducer(port) {
    const client = createHubClient({ url: urlOf(port), maxQueueSize: 10_000_000 });
    // It connects with its first command; the others are connected when they are opened.
    await client.queueLengths();
    return {
      addOne: async (task) => {
        await client.enqueue(task);
      },
      addMany: async (tasks) => {
        await client.enqueueMany(tasks);
      },
      close: () => client.close(),
    };
  },

  async openWorker({ port, directPort, concurrency, tasks, onStart }) {
    const observer = new Redis({ host: benchHost, port: directPort, db: benchDatabase });
    const last = new LastAnswers(observer, tasks, concurrency);
    const consumer = createConsumer({
      redis: urlOf(port),
      concurrency,
      handle: async ({ task }) => {
        const id = task.task_id ?? '';
        onStart(id, task.params['due_us']);
        last.handled(id);
        return benchAnswer(id);
      },
    });
    await consumer.start();
    return {
      stored: last.stored,
      async close() {
        last.stop();
        await consumer.stop({ graceMs: 1_000 });
        observer.disconnect();
      },
    };
  },

  async countAnswers(redis, tasks) {
    let found = 0;
    for (let from = 0; from < tasks; from += keysPerCall) {
      const length = Math.min(keysPerCall, tasks - from);
      found += await redis.exists(
        Array.from({ length }, (_, index) => responseKeyPrefix + taskId(from + index)),
      );
    }
    return found;
  },
};

function urlOf(port: number): string {
  return `redis://${benchHost}:${port}/${benchDatabase}`;
}
