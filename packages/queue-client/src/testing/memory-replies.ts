import type { Response } from '@hub/task-schema';
import { CancelledError, ResponseTimeoutError } from '../errors.ts';
import { PendingReplies, type PendingReply } from '../pending-reply.ts';
import { workerAbsence } from '../worker-absence.ts';
import type { MemoryStore } from './memory-store.ts';

/** Awaits the responses of all calls of one client. */
export class MemoryReplies {
  readonly #store: MemoryStore;
  readonly #normalQueue: string;
  readonly #pending = new PendingReplies();
  readonly #ignore: () => void;

  constructor(store: MemoryStore, normalQueue: string) {
    this.#store = store;
    this.#normalQueue = normalQueue;
    this.#ignore = store.responses.listen((taskId, body) => this.#pending.settle(body, taskId));
  }

  /** Resolves with the response of a task. Call it before the task is sent. */
  async response(taskId: string, timeoutMs: number, signal: AbortSignal): Promise<Response> {
    const { clock, workers } = this.#store;
    const done = new AbortController();
    let pending: PendingReply | undefined;
    try {
      const reply = new Promise<Response>((resolve, reject) => {
        pending = { taskId, sinceMs: clock.monotonicMs(), resolve, reject };
        this.#pending.add(pending);
        const cancel = (): void =>
          reject(new CancelledError(`stopped waiting for the response of ${taskId}`));
        signal.addEventListener('abort', cancel, { once: true, signal: done.signal });
      });
      const timedOut = clock.sleep(timeoutMs, done.signal).then(() => undefined);
      const response = await Promise.race([reply, timedOut]);
      if (response === undefined) {
        const absence = workerAbsence(workers.presence(this.#normalQueue));
        throw new ResponseTimeoutError(taskId, `no response of ${taskId} within ${timeoutMs} ms${absence}`);
      }
      return response;
    } finally {
      done.abort();
      if (pending !== undefined) {
        this.#pending.remove(pending);
      }
    }
  }

  close(): void {
    this.#ignore();
    this.#pending.rejectAll();
  }
}
