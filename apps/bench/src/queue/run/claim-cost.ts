import { createConsumer } from '@hub/queue-client';
import type { RedisServer } from '@hub/testing';
import type { Redis } from 'ioredis';
import { midmean } from '../../measure/statistics.ts';
import { benchAnswer, benchTask } from '../bench-task.ts';
import { type MeterReading, readMeter } from '../measure/redis-meter.ts';
import { Gang } from './gang.ts';

/** Tasks finished and claimed by one step. */
const gangSize = 10;
const holdMs = 8;
const warmUpGangs = 5;
const pushesPerCall = 1_000;

/** Makes a queue of the given length: `depth` tasks wait before every claim. */
export async function fillQueue(redis: Redis, queue: string, depth: number): Promise<void> {
  for (let left = depth; left > 0; left -= pushesPerCall) {
    await redis.rpush(queue, ...payloads(Math.min(pushesPerCall, left)));
  }
}

/**
 * Redis time of one step of our worker (finish ten tasks, claim ten) while `depth` tasks wait, microseconds per task.
 * The length is topped up before every step.
 */
export async function claimCostUs(
  server: RedisServer,
  redis: Redis,
  queue: string,
  depth: number,
  steps: number,
): Promise<number> {
  await redis.ltrim(queue, 0, depth - 1);
  await fillQueue(redis, queue, depth - (await redis.llen(queue)));
  const stepsUs: number[] = [];
  let last: MeterReading | undefined;
  let gangs = 0;
  let done: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => {
    done = resolve;
  });

  const gang = new Gang(gangSize, holdMs, async () => {
    gangs += 1;
    const now = await readMeter(redis);
    const spentUs = last === undefined ? undefined : stepUs(last, now);
    if (spentUs !== undefined && gangs > warmUpGangs) {
      stepsUs.push(spentUs);
    }
    if (stepsUs.length === steps) {
      done();
      return;
    }
    await redis.rpush(queue, ...payloads(gangSize));
    last = await readMeter(redis);
  });
  const consumer = createConsumer({
    redis: server.url,
    priorityQueue: `${queue}:priority`,
    normalQueue: queue,
    concurrency: gangSize,
    handle: async ({ task }) => {
      await gang.join();
      return benchAnswer(task.task_id ?? '');
    },
  });
  await consumer.start();
  await enough;
  // Their answers need no claim; what was claimed goes back to the queue.
  const stopped = consumer.stop({ graceMs: 0 });
  gang.disband();
  await stopped;
  return midmean(stepsUs) / gangSize;
}

/** Time of the one script run between two readings; undefined when there was anything else than one such run. */
function stepUs(before: MeterReading, after: MeterReading): number | undefined {
  const calls = (command: string) => (after.calls.get(command) ?? 0) - (before.calls.get(command) ?? 0);
  const spent = (command: string) => (after.spentUs.get(command) ?? 0) - (before.spentUs.get(command) ?? 0);
  return calls('evalsha') === 1 && calls('set') === gangSize && calls('lrem') === 0
    ? spent('evalsha')
    : undefined;
}

/** The same few tasks again and again, so that the number of stored answers does not grow. */
function payloads(count: number): string[] {
  return Array.from({ length: count }, (_, index) => JSON.stringify(benchTask(index % gangSize)));
}
