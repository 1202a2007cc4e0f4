import { parseTask } from '@hub/task-schema';
import { everyLane } from '../control.ts';
import { queueKeys } from '../keys.ts';
import { laneCovers } from '../lane-name.ts';
import type { QueueName } from '../queue-name.ts';
import type { MemoryStore } from './memory-store.ts';

/** Tasks of a lane that wait, run, pause or are due for another attempt. */
export function memoryTaskCount(
  store: MemoryStore,
  queues: Readonly<Record<QueueName, string>>,
  lane: string,
): number {
  const names = [queues.priority, queues.normal];
  const lanes = names.map((queue) => queueKeys.lane(queue, ''));
  const shared = queueKeys.shared(queues.normal, '').replace(/[^:]*$/, '');
  const payloads = store.workers.payloads(queues.normal);
  for (const [key, entries] of store.lists.snapshot()) {
    if (names.includes(key) || lanes.some((prefix) => key.startsWith(prefix))) {
      payloads.push(...entries);
    } else if (key.startsWith(shared)) {
      // A letter for the queue stands before the payload.
      payloads.push(...entries.map((entry) => entry.slice(1)));
    }
  }
  for (const queue of names) {
    payloads.push(...store.retries.of(queue).map(({ payload }) => payload));
  }
  return payloads.filter((payload) => isOfLane(payload, lane)).length;
}

function isOfLane(payload: string, lane: string): boolean {
  const parsed = parseTask(payload, { maxBytes: Number.POSITIVE_INFINITY });
  return parsed.kind === 'task'
    ? laneCovers(lane, parsed.task.provider, parsed.task.account)
    : lane === everyLane;
}
