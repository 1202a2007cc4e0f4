import type { Redis } from 'ioredis';
import { type DemoTask, payloadOf, queues } from './report-tasks.ts';

/** As any program does it, in any language: a plain RPUSH of JSON. */
export async function pushTask(redis: Redis, task: DemoTask): Promise<void> {
  await redis.rpush(queues[task.queue], payloadOf(task));
}
