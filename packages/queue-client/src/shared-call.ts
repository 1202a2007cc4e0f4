import { createHash } from 'node:crypto';
import type { Task } from '@hub/task-schema';
import type { Redis } from 'ioredis';
import { type Claim, waitingList } from './claim.ts';
import { queueKeys } from './keys.ts';
import source from './lua/share-begin.lua';
import { Script } from './script.ts';
import type { Session } from './session.ts';

const script = new Script(source);

/** A call whose answer several tasks get. */
export interface SharedCall {
  readonly record: string;
  /** How long later tasks get the answer, milliseconds. */
  readonly ttlMs: number;
}

export type SharedBegin =
  | { readonly outcome: 'mine' }
  /** The task is out of this worker's hands: it waits for another's call, or the lease was lost. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'done'; readonly taskId: string; readonly body: string };

/** The call of an `idempotency_key`: whoever uses the key again gets the first answer. */
export function idempotentCall(normalQueue: string, idempotencyKey: string, ttlMs: number): SharedCall {
  return { record: queueKeys.shared(normalQueue, `key ${idempotencyKey}`), ttlMs };
}

/** The call of a read: the same provider, account, TR and parameters, whatever the order of the parameters. */
export function sharedRead(normalQueue: string, task: Task, ttlMs: number): SharedCall {
  const { provider, account, tr_id: trId, params } = task;
  const name = JSON.stringify(
    ['read', provider.toUpperCase(), account, trId, params],
    (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );
  return { record: queueKeys.shared(normalQueue, name), ttlMs };
}

/**
 * Before a shared call: who makes it?
 *
 * @throws the connection's error; asking again is harmless
 */
export async function beginSharedCall(
  redis: Redis,
  session: Session,
  claim: Claim,
  call: SharedCall,
  taskId: string | undefined,
): Promise<SharedBegin> {
  const { workers, inflight } = session.keys;
  const digest = createHash('sha1').update(claim.payload).digest('hex');
  const reply = await script.list(
    redis,
    [call.record, waitingList(call.record), workers, inflight, session.keys[claim.queue].staging],
    [session.workerId, claim.field, digest, claim.attempt, taskId ?? '', claim.staged ?? ''],
  );
  const [outcome, ownerTaskId, body] = (reply ?? []).map(String);
  if (outcome === 'mine') {
    return { outcome };
  }
  return outcome === 'done' && ownerTaskId !== undefined && body !== undefined
    ? { outcome, taskId: ownerTaskId, body }
    : { outcome: 'gone' };
}
