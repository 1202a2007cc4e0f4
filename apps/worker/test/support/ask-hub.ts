import { responseKeyPrefix } from '@hub/queue-client';
import { parseResponse, type Response, type SuccessResponse } from '@hub/task-schema';
import { eventually, type RedisServer } from '@hub/testing';

let pushed = 0;

/** Pushes a task the way old callers do. @returns its id */
export async function push(redis: RedisServer, task: Readonly<Record<string, unknown>>): Promise<string> {
  pushed += 1;
  const id = `task-${pushed}`;
  await redis.client().rpush('api:request:queue', JSON.stringify({ task_id: id, ...task }));
  return id;
}

export async function responseOf(redis: RedisServer, id: string, timeoutMs = 15_000): Promise<Response> {
  const body = await eventually(() => redis.client().get(responseKeyPrefix + id), { timeoutMs });
  const parsed = parseResponse(body);
  if (parsed.kind !== 'response') throw new Error(parsed.message);
  return parsed.response;
}

export async function ask(
  redis: RedisServer,
  task: Readonly<Record<string, unknown>>,
  timeoutMs?: number,
): Promise<Response> {
  return await responseOf(redis, await push(redis, task), timeoutMs);
}

/** @throws Error the task was not answered `SUCCESS`; with the response */
export function successOf(response: Response): SuccessResponse {
  if (response.status !== 'SUCCESS') throw new Error(JSON.stringify(response));
  return response;
}
