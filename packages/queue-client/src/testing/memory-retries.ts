/** A task that waits for another attempt. */
export interface MemoryRetry {
  readonly payload: string;
  /** The attempt to come, 2 or more. */
  readonly attempt: number;
  /** Monotonic milliseconds. */
  readonly dueAtMs: number;
}

/** The tasks of an in-memory hub that wait for another attempt, by queue, the first due first. */
export class MemoryRetries {
  readonly #byQueue = new Map<string, MemoryRetry[]>();

  /** All of a queue, the first due first. */
  of(queue: string): readonly MemoryRetry[] {
    return this.#byQueue.get(queue) ?? [];
  }

  /** Of these, what is due. */
  due(queue: string, nowMs: number): readonly MemoryRetry[] {
    return this.of(queue).filter(({ dueAtMs }) => dueAtMs <= nowMs);
  }

  add(queue: string, retry: MemoryRetry): void {
    const waiting = [...this.of(queue), retry];
    this.#byQueue.set(
      queue,
      waiting.toSorted((a, b) => a.dueAtMs - b.dueAtMs),
    );
  }

  /** Takes out the first one that is due and may run now. */
  takeDue(queue: string, nowMs: number, mayRun: (retry: MemoryRetry) => boolean): MemoryRetry | undefined {
    const due = this.of(queue).find((retry) => retry.dueAtMs <= nowMs && mayRun(retry));
    this.#byQueue.set(
      queue,
      this.of(queue).filter((retry) => retry !== due),
    );
    return due;
  }
}
