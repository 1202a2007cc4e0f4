import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNormalQueue, defaultPriorityQueue, responseKeyPrefix } from '@hub/queue-client';
import type { Redis } from 'ioredis';
import type { Arena } from './arena.ts';
import { leasedPayloads, registeredWorkers } from './registered-workers.ts';

/** Tasks asked for at once. */
const pageSize = 5_000;
const pauseMs = 100;

/**
 * Resolves when every acknowledged task is answered, no living worker has a task in its lease and no dead worker has a
 * lease; or when `patienceMs` have passed: what is unfinished then is for the audit.
 */
export async function untilQuiet(
  arena: Arena,
  acknowledged: ReadonlySet<string>,
  patienceMs: number,
): Promise<void> {
  const givenUpAtMs = Date.now() + patienceMs;
  while (Date.now() < givenUpAtMs) {
    if ((await isIdle(arena)) && (await allAnswered(arena.redis, acknowledged))) return;
    await sleep(pauseMs);
  }
}

async function isIdle({ redis, slots }: Arena): Promise<boolean> {
  const living = new Set(slots.map(({ current }) => current.running.pid));
  for (const { workerId, pid } of await registeredWorkers(redis)) {
    const payloads = await leasedPayloads(redis, workerId);
    // An in-flight hash has marks besides its tasks.
    if (!living.has(pid) || payloads.some((payload) => payload.startsWith('{'))) return false;
  }
  const waiting = await Promise.all([redis.llen(defaultPriorityQueue), redis.llen(defaultNormalQueue)]);
  return waiting.every((length) => length === 0);
}

async function allAnswered(redis: Redis, taskIds: ReadonlySet<string>): Promise<boolean> {
  const keys = Array.from(taskIds, (taskId) => responseKeyPrefix + taskId);
  for (let first = 0; first < keys.length; first += pageSize) {
    const page = keys.slice(first, first + pageSize);
    if ((await redis.exists(...page)) < page.length) return false;
  }
  return true;
}
