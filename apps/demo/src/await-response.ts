import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { type JsonObject, parseJsonObject } from './json-object.ts';
import { responseKey } from './report-tasks.ts';

/** As often as a caller without our packages would look, milliseconds. */
const POLL_MS = 10;

/** @throws Error there is no response in time, or it is no JSON object */
export async function awaitResponse(redis: Redis, taskId: string, timeoutMs = 10_000): Promise<JsonObject> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const text = await redis.get(responseKey(taskId));
    if (text !== null) {
      const response = parseJsonObject(text);
      if (response === undefined) throw new Error(`the response of ${taskId} is no JSON object: ${text}`);
      return response;
    }
    if (performance.now() > deadlineMs) throw new Error(`no response of ${taskId} within ${timeoutMs} ms`);
    await sleep(POLL_MS);
  }
}
