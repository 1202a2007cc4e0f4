import { randomUUID } from 'node:crypto';
import type { Claim, Settlement } from '../claim.ts';
import type { ConsumerSettings } from '../consumer-settings.ts';
import { queueKeys } from '../keys.ts';
import type { MemoryStore } from './memory-store.ts';

type SettleSettings = Pick<
  ConsumerSettings,
  'priorityQueue' | 'normalQueue' | 'responseTtlSeconds' | 'deadLetterLimit'
>;

/** Does to a finished claim what its settlement says, as tick.lua: answer, call back, bury, postpone, put aside. */
export function memorySettle(
  store: MemoryStore,
  settings: SettleSettings,
  claim: Claim,
  { answer, burial, postponement, park, wait, shared }: Settlement,
): void {
  const names = { priority: settings.priorityQueue, normal: settings.normalQueue };
  const queue = names[claim.queue];
  const { payload, attempt } = claim;
  if (answer !== undefined) {
    const ttlMs = settings.responseTtlSeconds * 1_000;
    if (answer.callbackKey !== undefined) {
      store.lists.of(answer.callbackKey).push(answer.body);
      store.lists.expire(answer.callbackKey, ttlMs);
    }
    store.responses.store(answer.key, answer.body, ttlMs);
  }
  if (shared !== undefined) {
    store.sharedCalls.end(shared, claim, (name, payloads) => store.lists.putBack(names[name], payloads));
  }
  if (burial !== undefined) {
    const letter = { id: randomUUID(), ...burial, origin: queue, attempts: attempt };
    bury(store, queue, settings.deadLetterLimit, { ...letter, time_ms: store.clock.now(), payload });
  }
  if (postponement !== undefined) {
    const dueAtMs = store.clock.monotonicMs() + Math.ceil(postponement.delayMs);
    store.retries.add(queue, { payload, attempt: postponement.sameAttempt ? attempt : attempt + 1, dueAtMs });
  }
  if (park !== undefined) {
    store.lists.of(park.list).push(payload);
  }
  if (wait !== undefined) {
    store.lists.putBack(queue, [payload]);
  }
  store.changed();
}

function bury(store: MemoryStore, queue: string, limit: number, letter: object): void {
  const letters = store.lists.of(queueKeys.dead(queue));
  letters.push(JSON.stringify(letter));
  const excess = letters.length - limit;
  if (excess > 0) {
    letters.splice(0, excess);
    store.droppedLetters.set(queue, (store.droppedLetters.get(queue) ?? 0) + excess);
  }
}

/** Returns claims that nobody finished: to the head of their list, in the order they were claimed. */
export function memoryHandBack(
  store: MemoryStore,
  settings: SettleSettings,
  claims: ReadonlySet<Claim>,
): number {
  const names = { priority: settings.priorityQueue, normal: settings.normalQueue };
  for (const queue of ['priority', 'normal'] as const) {
    const first: string[] = [];
    for (const claim of claims) {
      if (claim.queue === queue && claim.attempt === 1) {
        first.push(claim.payload);
      } else if (claim.queue === queue) {
        const { payload, attempt } = claim;
        store.retries.add(names[queue], { payload, attempt, dueAtMs: 0 });
      }
    }
    store.lists.putBack(names[queue], first);
  }
  store.changed();
  return claims.size;
}
