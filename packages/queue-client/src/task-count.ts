import { parseTask } from '@hub/task-schema';
import type { Redis } from 'ioredis';
import { parseClaimField } from './claim-field.ts';
import { queueKeys } from './keys.ts';
import { laneCovers } from './lane-name.ts';
import type { QueueName } from './queue-name.ts';

/**
 * Tasks of a lane that wait, run, pause or are due for another attempt. Reads every task there is; for operators, not
 * for a hot path.
 */
export async function countTasks(
  redis: Redis,
  queues: Readonly<Record<QueueName, string>>,
  lane: string,
): Promise<number> {
  const payloads: string[] = [];
  const settings = await redis.hkeys(queueKeys.control(queues.normal));
  const paused = settings
    .filter((name) => name.startsWith('pause:'))
    .map((name) => name.slice('pause:'.length));
  const limited = await redis.smembers(queueKeys.lanes(queues.normal));
  for (const queue of [queues.priority, queues.normal]) {
    payloads.push(...(await redis.lrange(queue, 0, -1)));
    for (const closed of new Set([...paused, ...limited])) {
      payloads.push(...(await redis.lrange(queueKeys.lane(queue, closed), 0, -1)));
    }
    const suspects = await redis.lrange(queueKeys.suspects(queue), 0, -1);
    payloads.push(...suspects.map((member) => member.replace(/^\d+;/, '')));
    const retries = await redis.zrange(queueKeys.retries(queue), 0, '-1');
    payloads.push(...retries.map((member) => member.replace(/^\d+;[^;]*;/, '')));
  }
  for (const workerId of await redis.zrange(queueKeys.workers(queues.normal), 0, '-1')) {
    const held = await redis.hgetall(queueKeys.inflight(queues.normal, workerId));
    for (const [field, payload] of Object.entries(held)) {
      if (parseClaimField(field) !== undefined) {
        payloads.push(payload);
      }
    }
    for (const queue of [queues.priority, queues.normal]) {
      payloads.push(...(await redis.lrange(queueKeys.staging(queue, workerId), 0, -1)));
    }
  }
  return payloads.filter((payload) => isOfLane(payload, lane)).length;
}

function isOfLane(payload: string, lane: string): boolean {
  const parsed = parseTask(payload, { maxBytes: Number.POSITIVE_INFINITY });
  return parsed.kind === 'task' ? laneCovers(lane, parsed.task.provider, parsed.task.account) : lane === '*';
}
