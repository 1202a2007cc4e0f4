import type { Redis } from 'ioredis';
import { everyLane } from './control.ts';
import { QueueDrainingError, type QueueError, QueueFullError } from './errors.ts';
import { queueKeys } from './keys.ts';
import source from './lua/enqueue.lua';
import type { OutgoingTask } from './outgoing-task.ts';
import { Script } from './script.ts';

const script = new Script(source);

export interface EnqueueTarget {
  readonly queue: string;
  /** The control settings live beside it. */
  readonly normalQueue: string;
  /** Tasks that may wait in the queue. */
  readonly limit: number;
}

/**
 * Append tasks to a queue, all or none.
 *
 * @returns undefined when done, else why the queue does not take them
 */
export async function enqueue(
  redis: Redis,
  { queue, normalQueue, limit }: EnqueueTarget,
  tasks: readonly OutgoingTask[],
): Promise<QueueError | undefined> {
  const lanes = new Set([everyLane]);
  for (const { provider, account } of tasks) {
    lanes.add(`${provider}:*`).add(`${provider}:${account}`);
  }
  const payloads = tasks.map(({ payload }) => payload);
  const keys = [
    queue,
    queueKeys.control(normalQueue),
    queueKeys.lanes(normalQueue),
    queueKeys.lane(queue, ''),
  ];
  const reply = await script.list(redis, keys, [limit, lanes.size, ...lanes, ...payloads]);
  const [outcome, detail] = reply ?? [];
  if (outcome === 'full') {
    return new QueueFullError(queue, Number(detail), limit);
  }
  return outcome === 'draining' ? new QueueDrainingError(String(detail)) : undefined;
}
