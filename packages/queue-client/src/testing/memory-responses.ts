import type { Clock } from '../clock.ts';
import { responseKeyPrefix } from '../keys.ts';

/** Told of each response when it is stored. */
export type ResponseListener = (taskId: string, body: string) => void;

/** The stored responses of an in-memory hub. */
export class MemoryResponses {
  readonly #clock: Clock;
  readonly #byTaskId = new Map<string, { readonly body: string; readonly expiresAtMs: number }>();
  readonly #listeners = new Set<ResponseListener>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param key - as in Redis, `api:response:<task id>` */
  store(key: string, body: string, ttlMs: number): void {
    const taskId = key.slice(responseKeyPrefix.length);
    this.#byTaskId.set(taskId, { body, expiresAtMs: this.#clock.monotonicMs() + ttlMs });
    for (const listener of this.#listeners) {
      listener(taskId, body);
    }
  }

  get(taskId: string): string | undefined {
    const stored = this.#byTaskId.get(taskId);
    return stored !== undefined && stored.expiresAtMs > this.#clock.monotonicMs() ? stored.body : undefined;
  }

  /** All that are still there, by task id. */
  snapshot(): ReadonlyMap<string, string> {
    const bodies = new Map<string, string>();
    for (const taskId of this.#byTaskId.keys()) {
      const body = this.get(taskId);
      if (body !== undefined) {
        bodies.set(taskId, body);
      }
    }
    return bodies;
  }

  /** @returns ends the listening */
  listen(listener: ResponseListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
