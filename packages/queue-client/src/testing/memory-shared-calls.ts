import { type Claim, type SharedEnd, waitingList } from '../claim.ts';
import { queueLetter } from '../claim-field.ts';
import type { Clock } from '../clock.ts';
import type { SharedBegin, SharedCall } from '../shared-call.ts';
import type { MemoryLists } from './memory-lists.ts';

type CallRecord =
  | { readonly state: 'running'; readonly workerId: string; readonly claim: Claim; readonly taskId: string }
  | { readonly state: 'retrying'; readonly payload: string; readonly taskId: string }
  | { readonly state: 'done'; readonly body: string; readonly taskId: string; readonly expiresAtMs: number };

/** The shared calls of an in-memory hub: one task makes the call, the others wait in a list and get its answer. */
export class MemorySharedCalls {
  readonly #clock: Clock;
  readonly #lists: MemoryLists;
  readonly #records = new Map<string, CallRecord>();

  constructor(clock: Clock, lists: MemoryLists) {
    this.#clock = clock;
    this.#lists = lists;
  }

  /** As share-begin.lua. With `gone` the task waits for the call of another. */
  begin(
    { record }: SharedCall,
    workerId: string,
    claim: Claim,
    taskId: string,
    isAlive: (workerId: string) => boolean,
  ): SharedBegin {
    const call = this.#live(record);
    if (call?.state === 'done') {
      return { outcome: 'done', taskId: call.taskId, body: call.body };
    }
    const running = call?.state === 'running' && call.claim !== claim && isAlive(call.workerId);
    const retriesOther = call?.state === 'retrying' && !(call.payload === claim.payload && claim.attempt > 1);
    if (running || retriesOther) {
      this.#lists.of(waitingList(record)).push(queueLetter[claim.queue] + claim.payload);
      return { outcome: 'gone' };
    }
    this.#records.set(record, { state: 'running', workerId, claim, taskId });
    return { outcome: 'mine' };
  }

  /** The call ended; gives the tasks that waited for it to `release`, in their order, unless it will be tried again. */
  end(
    { record, mode, ttlMs, body }: SharedEnd,
    claim: Claim,
    release: (queue: Claim['queue'], payloads: readonly string[]) => void,
  ): void {
    const taskId = this.#records.get(record)?.taskId ?? '';
    if (mode === 'retry') {
      this.#records.set(record, { state: 'retrying', payload: claim.payload, taskId });
      return;
    }
    this.#records.delete(record);
    if (mode === 'keep') {
      const expiresAtMs = this.#clock.monotonicMs() + ttlMs;
      this.#records.set(record, { state: 'done', body, taskId, expiresAtMs });
    }
    const waiting = this.#lists.take(waitingList(record));
    for (const queue of ['priority', 'normal'] as const) {
      const ofQueue = waiting.filter((entry) => entry.startsWith(queueLetter[queue]));
      release(
        queue,
        ofQueue.map((entry) => entry.slice(1)),
      );
    }
  }

  #live(record: string): CallRecord | undefined {
    const call = this.#records.get(record);
    if (call?.state === 'done' && call.expiresAtMs <= this.#clock.monotonicMs()) {
      this.#records.delete(record);
      return undefined;
    }
    return call;
  }
}
