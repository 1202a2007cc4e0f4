import type { Clock } from '../clock.ts';

interface TimedList {
  readonly items: string[];
  expiresAtMs: number;
}

/** The Redis lists of an in-memory hub, by key. As in Redis a list is gone when it is empty or its time is up. */
export class MemoryLists {
  readonly #clock: Clock;
  readonly #byKey = new Map<string, TimedList>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The elements of a list, head first. Change them in place; never keep them. */
  of(key: string): string[] {
    return this.#timed(key).items;
  }

  /** The list is gone after so many milliseconds. */
  expire(key: string, ttlMs: number): void {
    this.#timed(key).expiresAtMs = this.#clock.monotonicMs() + ttlMs;
  }

  /** Empties a list and gives what was in it. */
  take(key: string): string[] {
    const { items } = this.#timed(key);
    this.#byKey.delete(key);
    return items;
  }

  /** Puts elements before the head, in their order. */
  putBack(key: string, items: readonly string[]): void {
    const list = this.of(key);
    list.splice(0, 0, ...items);
  }

  /** Every list that is not empty. */
  snapshot(): ReadonlyMap<string, readonly string[]> {
    const lists = new Map<string, readonly string[]>();
    for (const key of this.#byKey.keys()) {
      const { items } = this.#timed(key);
      if (items.length > 0) {
        lists.set(key, [...items]);
      }
    }
    return lists;
  }

  #timed(key: string): TimedList {
    const held = this.#byKey.get(key);
    if (held !== undefined && held.expiresAtMs > this.#clock.monotonicMs()) {
      return held;
    }
    const created = { items: [], expiresAtMs: Number.POSITIVE_INFINITY };
    this.#byKey.set(key, created);
    return created;
  }
}
