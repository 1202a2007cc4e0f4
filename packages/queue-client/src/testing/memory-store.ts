import type { Task } from '@hub/task-schema';
import type { Clock } from '../clock.ts';
import { MemoryLists } from './memory-lists.ts';
import { MemoryResponses } from './memory-responses.ts';
import { MemoryRetries } from './memory-retries.ts';
import { MemorySharedCalls } from './memory-shared-calls.ts';
import { MemorySwitches } from './memory-switches.ts';
import { MemoryWorkers } from './memory-workers.ts';

/** What Redis holds in the real hub. Whoever changes it says so, and whoever waits for a change looks again. */
export class MemoryStore {
  readonly clock: Clock;
  readonly lists: MemoryLists;
  readonly responses: MemoryResponses;
  readonly retries = new MemoryRetries();
  readonly sharedCalls: MemorySharedCalls;
  readonly workers: MemoryWorkers;
  /** Every task that was sent, in the order of sending. */
  readonly tasks: Task[] = [];
  /** Dead letters that made room for newer ones, by queue. */
  readonly droppedLetters = new Map<string, number>();
  readonly #switches = new Map<string, MemorySwitches>();
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.lists = new MemoryLists(clock);
    this.responses = new MemoryResponses(clock);
    this.sharedCalls = new MemorySharedCalls(clock, this.lists);
    this.workers = new MemoryWorkers(clock);
  }

  switches(normalQueue: string): MemorySwitches {
    const known = this.#switches.get(normalQueue) ?? new MemorySwitches();
    this.#switches.set(normalQueue, known);
    return known;
  }

  /** @returns ends the listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  /** Waits until a condition holds, but not longer than so many milliseconds. Returns whether it holds. */
  async until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
    if (condition()) {
      return true;
    }
    const done = new AbortController();
    let ignore: (() => void) | undefined;
    const held = new Promise<void>((resolve, reject) => {
      ignore = this.onChange(() => {
        try {
          if (condition()) {
            resolve();
          }
        } catch (error) {
          reject(error);
        }
      });
    });
    try {
      await Promise.race([held, this.clock.sleep(timeoutMs, done.signal)]);
    } finally {
      ignore?.();
      done.abort();
    }
    return condition();
  }
}
