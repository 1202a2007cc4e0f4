import { Queue, Worker } from 'bullmq';
import { benchDatabase, benchHost, type LimiterSystem } from './limiter-system.ts';

interface CallJob {
  readonly askedUs: number;
}

const queueName = 'calls';
const jobsPerBulk = 1_000;

/** The limit of its workers. It comes with the queue only, so a call costs what a job costs. */
export const bullmq: LimiterSystem = {
  name: 'bullmq',

  async fill(redisPort, calls) {
    const queue = new Queue<CallJob>(queueName, { connection: connectionTo(redisPort) });
    for (let from = 0; from < calls; from += jobsPerBulk) {
      const jobs = Array.from({ length: Math.min(jobsPerBulk, calls - from) }, () => ({
        name: 'call',
        data: { askedUs: 0 },
      }));
      await queue.addBulk(jobs);
    }
    await queue.close();
  },

  async open({ redisPort, limits, concurrency, send }) {
    const connection = connectionTo(redisPort);
    const queue = new Queue<CallJob>(queueName, { connection });
    const worker = new Worker<CallJob>(
      queueName,
      ({ data }) => {
        send(0, data.askedUs);
        return Promise.resolve();
      },
      {
        connection,
        concurrency,
        limiter: { max: limits[0]?.limit ?? 1, duration: 1_000 },
        removeOnComplete: { count: 0 },
        autorun: false,
      },
    );
    worker.on('error', (error) => process.stderr.write(`BullMQ: ${error.message}\n`));
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    const run = (): void => void worker.run();
    return {
      saturate: run,
      ask: (askedUs) => {
        if (!worker.isRunning()) run();
        void queue.add('call', { askedUs });
      },
      staleSlots: 0,
    };
  },
};

function connectionTo(port: number) {
  return { host: benchHost, port, db: benchDatabase, maxRetriesPerRequest: null };
}
