import { queueKeys } from '../keys.ts';
import type { QueueName } from '../queue-name.ts';
import type { QueueStats, SingleQueueStats } from '../queue-stats.ts';
import { submittedAtMs } from '../submitted-at.ts';
import type { MemoryStore } from './memory-store.ts';

export function memoryStats(store: MemoryStore, queues: Readonly<Record<QueueName, string>>): QueueStats {
  return {
    priority: singleQueue(store, queues.priority),
    normal: singleQueue(store, queues.normal),
    ...store.workers.presence(queues.normal),
  };
}

function singleQueue(store: MemoryStore, queue: string): SingleQueueStats {
  const waiting = store.lists.of(queue);
  const [head] = waiting;
  const stampMs = head === undefined ? undefined : submittedAtMs(head);
  return {
    waiting: waiting.length,
    oldestTaskAgeMs: stampMs === undefined ? undefined : Math.max(0, store.clock.now() - stampMs),
    retrying: store.retries.of(queue).length,
    // Nobody dies with a task here.
    suspects: 0,
    deadLetters: store.lists.of(queueKeys.dead(queue)).length,
    deadLettersDropped: store.droppedLetters.get(queue) ?? 0,
  };
}
