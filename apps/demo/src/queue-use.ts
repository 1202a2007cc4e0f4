import type { Redis } from 'ioredis';
import { queues } from './report-tasks.ts';

/**
 * Whether somebody works with the hub's lists in this database: a mock worker would answer real tasks with made-up
 * data, and a foreign worker would take the tasks of the demonstration.
 *
 * @returns who, in words for people; undefined when nobody does
 */
export async function queueUse(redis: Redis): Promise<string | undefined> {
  const [epochSeconds] = await redis.time();
  const workers = await redis.zcount(`{${queues.normal}}:workers`, Number(epochSeconds) * 1_000, '+inf');
  const waiting = (await redis.llen(queues.normal)) + (await redis.llen(queues.priority));
  return workers + waiting === 0 ? undefined : `workers alive: ${workers}, tasks waiting: ${waiting}`;
}
