import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNormalQueue, responseKeyPrefix } from '@hub/queue-client';
import type { Redis } from 'ioredis';
import { taskPayload } from '../produce/task-payload.ts';
import type { ActContext } from './act-context.ts';
import type { Strike } from './strike.ts';

/** Redis has room again after so long even if tasks still wait; they are then found lost, stuck or late. */
const patienceMs = 30_000;

/** Redis gets many tasks and is full in one transaction, and stays full until all of them are answered. */
export async function fillMemory({ arena, taskIds, pushes }: ActContext, tasks: number): Promise<Strike> {
  const { redis } = arena;
  const ids = taskIds.take(tasks);
  const responses = ids.map((id) => responseKeyPrefix + id);
  const limit = Math.floor((await usedMemory(redis)) * 0.8);

  const fromMs = Date.now();
  await redis
    .multi()
    .rpush(defaultNormalQueue, ...ids.map(taskPayload))
    .config('SET', 'maxmemory', String(limit))
    .exec();
  pushes.acknowledge(ids);
  while ((await redis.exists(...responses)) < tasks && Date.now() < fromMs + patienceMs) {
    await sleep(20);
  }
  const toMs = Date.now();
  if ((await usedMemory(redis)) < limit) {
    throw new Error('Redis was not full all the time: the run proves nothing');
  }
  await redis.config('SET', 'maxmemory', '0');
  const recovery = { by: 'time', ms: toMs - fromMs } as const;
  return { kind: 'fill-memory', workers: arena.workerNames, fromMs, toMs, recovery };
}

async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}
