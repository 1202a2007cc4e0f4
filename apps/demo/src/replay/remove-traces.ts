import type { Redis } from 'ioredis';
import { parseJsonObject } from '../json-object.ts';
import { deadLettersKey, lastBeatKey, queues, responseKey } from '../report-tasks.ts';
import { badPayloads, demoTaskIds } from './demo-tasks.ts';

/** Removes what a run of the demonstration leaves in database 15; nothing of anybody else. */
export async function removeTraces(redis: Redis): Promise<void> {
  await redis.del(...demoTaskIds().map(responseKey), lastBeatKey);
  const ours: readonly unknown[] = Object.values(badPayloads);
  const deadLetters = deadLettersKey(queues.normal);
  for (const letter of await redis.lrange(deadLetters, 0, -1)) {
    if (ours.includes(parseJsonObject(letter)?.['payload'])) await redis.lrem(deadLetters, 1, letter);
  }
}
