import type { Redis } from 'ioredis';
import { queueLetter } from './claim-field.ts';
import type { WorkerKeys } from './keys.ts';
import source from './lua/held.lua';
import type { QueueName } from './queue-name.ts';
import { Script } from './script.ts';

const script = new Script(source);

/**
 * Every task in this worker's lease, as Redis knows it; tasks in the queue's staging list join the hash first.
 * Only while no wait of that queue is armed and no delivery of it is untold.
 *
 * @param base - claim numbers from base + 1 are free for the staged tasks
 */
export async function heldTasks(
  redis: Redis,
  keys: WorkerKeys,
  queue: QueueName,
  base: number,
): Promise<(readonly [field: string, payload: string])[]> {
  const { staging } = keys[queue];
  const reply = await script.list(redis, [keys.inflight, staging], [queueLetter[queue], base]);
  const flat = (reply ?? []).map(String);
  const held: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    held.push([flat[index] ?? '', flat[index + 1] ?? '']);
  }
  return held;
}
