import { setTimeout as sleep } from 'node:timers/promises';
import { responseKeyPrefix } from '@hub/queue-client';
import type { Redis } from 'ioredis';

/**
 * Tells when the last answers of our worker are in Redis. BullMQ and bee-queue emit an event per stored result; ours
 * has none, so the answers to the tasks started last are looked for, once the last handler has run.
 */
export class LastAnswers {
  readonly stored: Promise<void>;
  readonly #redis: Redis;
  readonly #tasks: number;
  /** More than can be started and not yet stored: slots, tasks claimed ahead, two ticks under way. */
  readonly #watched: number;
  readonly #ids: string[] = [];
  #handled = 0;
  #next = 0;
  #stopped = false;
  #allHandled: () => void = () => undefined;

  constructor(redis: Redis, tasks: number, concurrency: number) {
    this.#redis = redis;
    this.#tasks = tasks;
    this.#watched = Math.min(tasks, 4 * concurrency + 100);
    const allHandled = new Promise<void>((resolve) => {
      this.#allHandled = resolve;
    });
    this.stored = allHandled.then(() => this.#look());
  }

  handled(taskId: string): void {
    this.#ids[this.#next] = taskId;
    this.#next = (this.#next + 1) % this.#watched;
    this.#handled += 1;
    if (this.#handled === this.#tasks) {
      this.#allHandled();
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async #look(): Promise<void> {
    const keys = this.#ids.map((id) => responseKeyPrefix + id);
    while (!this.#stopped && (await this.#redis.exists(keys)) < keys.length) {
      await sleep(1);
    }
  }
}
