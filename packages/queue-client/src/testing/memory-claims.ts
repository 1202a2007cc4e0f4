import type { QueueName } from '../queue-name.ts';
import type { MemoryRooms } from './memory-rooms.ts';
import type { MemoryStore } from './memory-store.ts';

export interface TakenTask {
  readonly queue: QueueName;
  readonly payload: string;
  readonly attempt: number;
  /** It left a limited lane that had room for it. */
  readonly laned: boolean;
}

/** The queues of one worker. */
export interface MemoryQueues {
  readonly priorityQueue: string;
  readonly normalQueue: string;
}

/**
 * Take the next task to start, in the order of tick.lua: priority retries, priority tasks, normal retries, normal tasks.
 *
 * @param normalFirst - a normal task goes before any priority task
 */
export function takeTask(
  store: MemoryStore,
  queues: MemoryQueues,
  normalFirst: boolean,
  rooms: MemoryRooms,
): TakenTask | undefined {
  const names = { priority: queues.priorityQueue, normal: queues.normalQueue };
  const nowMs = store.clock.monotonicMs();
  const switches = store.switches(queues.normalQueue);
  let room: ReturnType<MemoryRooms['take']> = 'needs no room';
  const hasRoom = (payload: string, queue: QueueName): boolean =>
    (room = rooms.take(payload, queue)) !== 'must wait';

  const retry = (queue: QueueName): TakenTask | undefined => {
    const due = store.retries.takeDue(
      names[queue],
      nowMs,
      ({ payload }) => !switches.isClosedFor(payload) && hasRoom(payload, queue),
    );
    return due && { queue, payload: due.payload, attempt: due.attempt, laned: room === 'has room' };
  };
  const waiting = (queue: QueueName): TakenTask | undefined => {
    const list = store.lists.of(names[queue]);
    const index = list.findIndex((payload) => hasRoom(payload, queue));
    const [payload] = index < 0 ? [] : list.splice(index, 1);
    return payload === undefined ? undefined : { queue, payload, attempt: 1, laned: room === 'has room' };
  };
  return (
    retry('priority') ??
    (normalFirst ? waiting('normal') : undefined) ??
    waiting('priority') ??
    retry('normal') ??
    waiting('normal')
  );
}

/** Milliseconds until the next retry that may run is due; undefined when there is none. */
export function nextRetryMs(store: MemoryStore, queues: MemoryQueues): number | undefined {
  const switches = store.switches(queues.normalQueue);
  const due = [queues.priorityQueue, queues.normalQueue]
    .flatMap((queue) => store.retries.of(queue))
    .filter(({ payload }) => !switches.isClosedFor(payload))
    .map(({ dueAtMs }) => dueAtMs);
  return due.length === 0 ? undefined : Math.max(0, Math.min(...due) - store.clock.monotonicMs());
}
