import type { Redis } from 'ioredis';
import { queueKeys } from './keys.ts';
import type { QueueName } from './queue-name.ts';
import { submittedAtMs } from './submitted-at.ts';

export interface QueueStats {
  readonly priority: SingleQueueStats;
  readonly normal: SingleQueueStats;
  /** Workers whose lease runs. */
  readonly workersAlive: number;
  /** Since any worker was last heard of, milliseconds; undefined when none was within a day. */
  readonly lastBeatAgeMs: number | undefined;
}

export interface SingleQueueStats {
  /** In the list and in the lists of its lanes. */
  readonly waiting: number;
  /** Of the task at the head, by its `submitted_at` (our producers stamp it), milliseconds; undefined without one. */
  readonly oldestTaskAgeMs: number | undefined;
  /** Tasks that wait for another attempt. */
  readonly retrying: number;
  /** Tasks workers died with, tried one at a time. */
  readonly suspects: number;
  readonly deadLetters: number;
  readonly deadLettersDropped: number;
}

export async function queueStats(
  redis: Redis,
  queues: Readonly<Record<QueueName, string>>,
): Promise<QueueStats> {
  const [seconds, micros] = await redis.time();
  const nowMs = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
  const lanes = await redis.smembers(queueKeys.lanes(queues.normal));
  const [priority, normal, presence] = await Promise.all([
    singleQueue(redis, queues.priority, lanes, nowMs),
    singleQueue(redis, queues.normal, lanes, nowMs),
    workerPresence(redis, queues.normal),
  ]);
  return { priority, normal, ...presence };
}

export interface WorkerPresence {
  readonly workersAlive: number;
  readonly lastBeatAgeMs: number | undefined;
}

export async function workerPresence(redis: Redis, normalQueue: string): Promise<WorkerPresence> {
  const [seconds, micros] = await redis.time();
  const nowMs = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
  const [workersAlive, lastBeat] = await Promise.all([
    redis.zcount(queueKeys.workers(normalQueue), nowMs, '+inf'),
    redis.get(queueKeys.lastBeat(normalQueue)),
  ]);
  return {
    workersAlive,
    lastBeatAgeMs: lastBeat === null ? undefined : Math.max(0, nowMs - Number(lastBeat)),
  };
}

async function singleQueue(
  redis: Redis,
  queue: string,
  lanes: readonly string[],
  nowMs: number,
): Promise<SingleQueueStats> {
  const [waiting, head, retrying, suspects, deadLetters, dropped] = await Promise.all([
    waitingTasks(redis, queue, lanes),
    redis.lindex(queue, 0),
    redis.zcard(queueKeys.retries(queue)),
    redis.llen(queueKeys.suspects(queue)),
    redis.llen(queueKeys.dead(queue)),
    redis.get(queueKeys.deadDropped(queue)),
  ]);
  const headSubmittedAtMs = head === null ? undefined : submittedAtMs(head);
  return {
    waiting,
    oldestTaskAgeMs: headSubmittedAtMs === undefined ? undefined : Math.max(0, nowMs - headSubmittedAtMs),
    retrying,
    suspects,
    deadLetters,
    deadLettersDropped: Number(dropped ?? 0),
  };
}

/** Tasks in a queue and in the lists of these lanes. */
async function waitingTasks(redis: Redis, queue: string, lanes: readonly string[]): Promise<number> {
  const lists = [queue, ...lanes.map((lane) => queueKeys.lane(queue, lane))];
  const lengths = await Promise.all(lists.map((list) => redis.llen(list)));
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** How many tasks wait in each of the queues. */
export async function queueLengths(
  redis: Redis,
  queues: Readonly<Record<QueueName, string>>,
): Promise<Readonly<Record<QueueName, number>>> {
  const lanes = await redis.smembers(queueKeys.lanes(queues.normal));
  const [priority, normal] = await Promise.all([
    waitingTasks(redis, queues.priority, lanes),
    waitingTasks(redis, queues.normal, lanes),
  ]);
  return { priority, normal };
}
