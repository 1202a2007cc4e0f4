import type { Redis } from 'ioredis';
import { leasedPayloads, registeredWorkers } from '../arena/registered-workers.ts';
import { taskIdIn } from '../produce/task-payload.ts';

/** Ids of the tasks a process has in its lease. */
export async function heldBy(redis: Redis, pid: number): Promise<string[]> {
  const taskIds: string[] = [];
  for (const worker of await registeredWorkers(redis)) {
    if (worker.pid === pid) {
      const payloads = await leasedPayloads(redis, worker.workerId);
      taskIds.push(...payloads.flatMap((payload) => taskIdIn(payload) ?? []));
    }
  }
  return taskIds;
}
