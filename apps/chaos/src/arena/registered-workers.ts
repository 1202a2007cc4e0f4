import { defaultNormalQueue, defaultPriorityQueue, queueKeys } from '@hub/queue-client';
import type { Redis } from 'ioredis';

/** A lease in the registry, whoever holds it. */
export interface RegisteredWorker {
  readonly workerId: string;
  readonly pid: number;
}

/** Everybody who has, or had until it ran out, a lease. */
export async function registeredWorkers(redis: Redis): Promise<RegisteredWorker[]> {
  const workerIds = await redis.zrange(queueKeys.workers(defaultNormalQueue), '0', '-1');
  // `<hostname>:<pid>:<start, epoch ms>:<random>`
  return workerIds.map((workerId) => ({ workerId, pid: Number(workerId.split(':').at(-3)) }));
}

/** Payloads in the lease of a worker: claimed, or delivered to it and not taken over yet. */
export async function leasedPayloads(redis: Redis, workerId: string): Promise<string[]> {
  const inflight = await redis.hgetall(queueKeys.inflight(defaultNormalQueue, workerId));
  const staged = await Promise.all(
    [defaultPriorityQueue, defaultNormalQueue].map((queue) =>
      redis.lrange(queueKeys.staging(queue, workerId), 0, -1),
    ),
  );
  return [...Object.values(inflight), ...staged.flat()];
}
