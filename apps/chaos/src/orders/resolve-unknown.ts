import { parseResponse } from '@hub/task-schema';
import { eventually } from '@hub/testing';
import type { Redis } from 'ioredis';
import type { Word } from './audit-orders.ts';
import type { PlannedOrder } from './order-plan.ts';

const queue = 'api:request:queue';
/** A lookup is final a minute after the order was recorded. */
const roundMs = 10_000;
const rounds = 9;

/**
 * Asks the hub what became of each of these orders, until it is sure, and puts its words in place.
 *
 * @returns how many lookups it took
 */
export async function resolveUnknown(
  redis: Redis,
  unknown: readonly PlannedOrder[],
  words: Map<string, Word>,
): Promise<number> {
  let open = unknown;
  let lookups = 0;
  for (let round = 0; round < rounds && open.length > 0; round += 1) {
    if (round > 0) await new Promise((resolve) => void setTimeout(resolve, roundMs));
    const asked = open.map(({ taskId, provider }) => ({ taskId, provider, id: `find-${round}-${taskId}` }));
    lookups += asked.length;
    await redis.rpush(
      queue,
      ...asked.map(({ taskId, provider, id }) =>
        JSON.stringify({ task_id: id, provider, tr_id: 'HUB_FIND_ORDER', params: { task_id: taskId } }),
      ),
    );
    const keys = asked.map(({ id }) => `api:response:${id}`);
    await eventually(async () => (await redis.mget(...keys)).every((text) => text !== null), {
      timeoutMs: 300_000,
      intervalMs: 500,
    });
    const texts = await redis.mget(...keys);
    for (const [index, { taskId, provider }] of asked.entries()) {
      const word = wordOf(texts[index] ?? '', provider);
      if (word !== undefined) words.set(taskId, word);
    }
    open = open.filter(({ taskId }) =>
      ['unresolved', 'ambiguous'].includes(words.get(taskId)?.kind ?? 'unresolved'),
    );
  }
  return lookups;
}

/** Undefined: not sure yet. */
function wordOf(text: string, provider: string): Word | undefined {
  const parsed = parseResponse(text);
  if (parsed.kind !== 'response' || parsed.response.status !== 'SUCCESS') return undefined;
  const { data } = parsed.response;
  if (typeof data !== 'object' || data === null || !('outcome' in data)) return undefined;
  if (data.outcome === 'found' && 'order_id' in data) {
    return { kind: 'found', number: `${provider} ${Number(data.order_id)}` };
  }
  if (data.outcome === 'ambiguous') return { kind: 'ambiguous' };
  return 'is_final' in data && data.is_final === true ? { kind: 'not-found' } : undefined;
}
