import { parseTask } from '@hub/task-schema';
import type { EnqueueTarget } from '../enqueue.ts';
import { QueueDrainingError, type QueueError, QueueFullError } from '../errors.ts';
import type { OutgoingTask } from '../outgoing-task.ts';
import type { MemoryStore } from './memory-store.ts';

/**
 * Append tasks to a queue, all or none, as enqueue.lua.
 *
 * @returns undefined when done, else why the queue does not take them
 */
export function memoryEnqueue(
  store: MemoryStore,
  { queue, normalQueue, limit }: EnqueueTarget,
  tasks: readonly OutgoingTask[],
): QueueError | undefined {
  const drained = store.switches(normalQueue).drainingLane(tasks);
  if (drained !== undefined) {
    return new QueueDrainingError(drained);
  }
  const waiting = store.lists.of(queue).length;
  if (waiting + tasks.length > limit) {
    return new QueueFullError(queue, waiting, limit);
  }
  memoryPush(
    store,
    queue,
    tasks.map(({ payload }) => payload),
  );
  return undefined;
}

/** What a plain RPUSH does. */
export function memoryPush(store: MemoryStore, queue: string, payloads: readonly string[]): void {
  for (const payload of payloads) {
    store.lists.of(queue).push(payload);
    const parsed = parseTask(payload, { maxBytes: Number.POSITIVE_INFINITY });
    if (parsed.kind === 'task') {
      store.tasks.push(parsed.task);
    }
  }
  store.changed();
}
