import { Queue, Worker } from 'bullmq';
import { type BenchAnswer, type BenchTask, benchAnswer } from '../bench-task.ts';
import { benchDatabase, benchHost, type QueueSystem } from './queue-system.ts';

const queueName = 'bench';
const idsPerPipeline = 1_000;

/**
 * Defaults: the result is stored in the job's hash, completed jobs are kept (`removeOnComplete` not set), which costs
 * BullMQ less than removing them and keeps the answer readable, as ours is. ioredis, as its manual advises.
 */
export const bullmq: QueueSystem = {
  name: 'bullmq',

  async openProducer(port) {
    const queue = new Queue<BenchTask, BenchAnswer>(queueName, { connection: connectionTo(port) });
    await queue.waitUntilReady();
    return {
      addOne: async (task) => {
        await queue.add('task', task);
      },
      addMany: async (tasks) => {
        await queue.addBulk(tasks.map((data) => ({ name: 'task', data })));
      },
      close: () => queue.close(),
    };
  },

  async openWorker({ port, concurrency, tasks, onStart }) {
    const worker = new Worker<BenchTask, BenchAnswer>(
      queueName,
      async ({ data }) => {
        onStart(data.task_id, data.params.due_us);
        return benchAnswer(data.task_id);
      },
      { connection: connectionTo(port), concurrency },
    );
    worker.on('error', (error) => process.stderr.write(`BullMQ: ${error.message}\n`));
    let completed = 0;
    const stored = new Promise<void>((resolve) => {
      worker.on('completed', () => {
        completed += 1;
        if (completed === tasks) {
          resolve();
        }
      });
    });
    await worker.waitUntilReady();
    return { stored, close: () => worker.close() };
  },

  async countAnswers(redis) {
    const ids = await redis.zrange(`bull:${queueName}:completed`, '0', '-1');
    let found = 0;
    for (let from = 0; from < ids.length; from += idsPerPipeline) {
      const pipeline = redis.pipeline();
      for (const id of ids.slice(from, from + idsPerPipeline)) {
        pipeline.hexists(`bull:${queueName}:${id}`, 'returnvalue');
      }
      const replies = (await pipeline.exec()) ?? [];
      found += replies.filter(([, exists]) => exists === 1).length;
    }
    return found;
  },
};

function connectionTo(port: number) {
  return { host: benchHost, port, db: benchDatabase, maxRetriesPerRequest: null };
}
