import { eventually } from '@hub/testing';
import type { Redis } from 'ioredis';

export interface StoredAnswer {
  readonly status: string;
  readonly data?: { readonly data?: unknown; readonly warnings?: readonly string[] } & Record<
    string,
    unknown
  >;
  readonly orders?: readonly { readonly order_id: string }[];
  readonly error?: { readonly code: string; readonly retry: string; readonly message: string };
  readonly timing?: { readonly sent_ms?: number };
}

/** Pushes tasks, each with an id of its own if it has none, and waits for all their answers. */
export async function answersTo(
  redis: Redis,
  tasks: readonly (Readonly<Record<string, unknown>> & { readonly task_id?: string })[],
  timeoutMs = 50_000,
): Promise<StoredAnswer[]> {
  const named = tasks.map((task) => ({ task_id: crypto.randomUUID(), ...task }));
  await redis.rpush('api:request:queue', ...named.map((task) => JSON.stringify(task)));
  const keys = named.map(({ task_id }) => `api:response:${task_id}`);
  await eventually(async () => (await redis.mget(...keys)).every((text) => text !== null), { timeoutMs });
  return (await redis.mget(...keys)).map((text) => JSON.parse(text ?? '{}') as StoredAnswer);
}
