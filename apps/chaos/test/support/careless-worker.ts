import { responseKeyPrefix } from '@hub/queue-client';
import { Redis } from 'ioredis';
import { taskIdIn } from '../../src/produce/task-payload.ts';
import { StartWriter } from '../../src/worker/start-writer.ts';
import { workMs } from '../../src/worker/work-ms.ts';
import { readWorkerSettings } from '../../src/worker/worker-settings.ts';

export interface CarelessWorker {
  readonly redis: Redis;
  readonly workMs: (taskId: string) => number;
  /** Counts a start and stores an answer that comes from it. */
  readonly answer: (taskId: string) => Promise<void>;
}

/**
 * A worker as many write it: BLPOP, work, SET. The harness must find out what is wrong with it.
 *
 * @param concurrency - tasks in hand at once, each over a connection of its own
 * @param handle - does one task
 */
export function runCarelessWorker(
  concurrency: number,
  handle: (worker: CarelessWorker, taskId: string, payload: string) => Promise<void>,
): void {
  const { redisUrl, ledgerPath, name, seed } = readWorkerSettings(process.env);
  const starts = new StartWriter(ledgerPath, name);

  const run = async (): Promise<void> => {
    const redis = new Redis(redisUrl);
    redis.on('error', () => undefined);
    const answer = async (taskId: string): Promise<void> => {
      const nonce = await starts.record(taskId);
      await redis.set(responseKeyPrefix + taskId, JSON.stringify({ data: { nonce } }), 'EX', 3_600);
    };
    const worker = { redis, workMs: (taskId: string) => workMs(seed, taskId), answer };
    for (;;) {
      const popped = await redis.blpop('api:priority:queue', 'api:request:queue', 1);
      const payload = popped?.[1];
      const taskId = taskIdIn(payload ?? '');
      if (payload !== undefined && taskId !== undefined) await handle(worker, taskId, payload);
    }
  };
  for (let slot = 0; slot < concurrency; slot += 1) void run();
  process.once('SIGTERM', () => process.exit(0));
  console.log(JSON.stringify({ type: 'ready' }));
}
