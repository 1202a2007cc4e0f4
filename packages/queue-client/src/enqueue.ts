import type { Redis } from 'ioredis';
import { QueueFullError } from './errors.ts';
import source from './lua/enqueue.lua';
import { Script } from './script.ts';

const script = new Script(source);

/**
 * Append payloads to a queue, all or none.
 *
 * @returns what keeps the caller from retrying blindly: undefined when done, the error when the queue has no room
 */
export async function enqueue(
  redis: Redis,
  queue: string,
  limit: number,
  payloads: readonly string[],
): Promise<QueueFullError | undefined> {
  const reply = await script.run(redis, [queue], [limit, ...payloads]);
  const [accepted, waiting] = Array.isArray(reply) ? reply : [0, 0];
  return accepted === 1 ? undefined : new QueueFullError(queue, Number(waiting), limit);
}
