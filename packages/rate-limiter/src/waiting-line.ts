import type { Permit } from './permit.ts';
import type { PermitClass } from './store.ts';

export interface Waiter {
  readonly class: PermitClass;
  grant(permit: Permit, nowMs: number): void;
  reject(error: unknown): void;
}

/** Those who wait for a permit: priority work first, then in the order of coming. */
export class WaitingLine {
  readonly #waiters: Record<PermitClass, Set<Waiter>> = { priority: new Set(), normal: new Set() };

  get size(): number {
    return this.#waiters.priority.size + this.#waiters.normal.size;
  }

  count(permitClass: PermitClass): number {
    return this.#waiters[permitClass].size;
  }

  add(waiter: Waiter): void {
    this.#waiters[waiter.class].add(waiter);
  }

  /** @returns whether it still waited */
  remove(waiter: Waiter): boolean {
    return this.#waiters[waiter.class].delete(waiter);
  }

  shift(): Waiter | undefined {
    for (const waiters of [this.#waiters.priority, this.#waiters.normal]) {
      for (const waiter of waiters) {
        waiters.delete(waiter);
        return waiter;
      }
    }
    return undefined;
  }

  rejectAll(error: unknown): void {
    for (let waiter = this.shift(); waiter !== undefined; waiter = this.shift()) waiter.reject(error);
  }
}
