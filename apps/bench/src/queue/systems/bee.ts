import { createRequire } from 'node:module';
import * as z from 'zod';
import { type BenchAnswer, type BenchTask, benchAnswer } from '../bench-task.ts';
import type { BeeQueueClass, BeeSettings } from './bee-queue-types.ts';
import { benchDatabase, benchHost, type QueueSystem } from './queue-system.ts';

const require = createRequire(import.meta.url);
const BeeQueue = z
  .custom<BeeQueueClass<BenchTask, BenchAnswer>>((loaded) => typeof loaded === 'function')
  .parse(require('bee-queue'));
const queueName = 'bench';
/** How often stalled jobs are looked for, milliseconds; bee-queue's default `stallInterval`. */
const stallCheckMs = 5_000;

/**
 * Its fastest settings: done jobs are removed (`removeOnSuccess`), no events are sent, jobs are not kept in memory
 * (`storeJobs`). So the answer is stored nowhere, which spares bee-queue a write that ours and BullMQ make.
 * `checkStalledJobs`, without which it loses the tasks of a dead worker, is on.
 */
export const bee: QueueSystem = {
  name: 'bee',

  async openProducer(port) {
    const queue = new BeeQueue(queueName, settings(port, false));
    await queue.ready();
    return {
      addOne: async (task) => {
        await queue.createJob(task).save();
      },
      async addMany(tasks) {
        const failures = await queue.saveAll(tasks.map((task) => queue.createJob(task)));
        for (const error of failures.values()) {
          throw error;
        }
      },
      close: () => queue.close(1_000),
    };
  },

  async openWorker({ port, concurrency, tasks, onStart }) {
    const queue = new BeeQueue(queueName, settings(port, true));
    queue.on('error', (error) => process.stderr.write(`bee-queue: ${error.message}\n`));
    let succeeded = 0;
    const stored = new Promise<void>((resolve) => {
      queue.on('succeeded', () => {
        succeeded += 1;
        if (succeeded === tasks) {
          resolve();
        }
      });
    });
    await queue.ready();
    queue.process(concurrency, async ({ data }) => {
      onStart(data.task_id, data.params.due_us);
      return benchAnswer(data.task_id);
    });
    await queue.checkStalledJobs(stallCheckMs);
    return { stored, close: () => queue.close(1_000) };
  },

  /** A job that succeeded is gone; any that is left was not done. */
  async countAnswers(redis, tasks) {
    return tasks - (await redis.hlen(`bq:${queueName}:jobs`));
  },
};

function settings(port: number, isWorker: boolean): BeeSettings {
  return {
    redis: { host: benchHost, port, db: benchDatabase },
    isWorker,
    getEvents: false,
    sendEvents: false,
    storeJobs: false,
    removeOnSuccess: true,
  };
}
