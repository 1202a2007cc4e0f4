import type { PageLog } from '@hub/provider';
import { queueKeys } from '@hub/queue-client';
import type { Redis } from 'ioredis';

/** A worker that dies is replaced within seconds; what nobody came back for is stale, seconds. */
const ttlSeconds = 3_600;
/** Characters one task may have in Redis; pages beyond are fetched again after a crash. */
const mostCharacters = 16 * 1024 * 1024;

/** The log of one task's pages while the task is in this worker's hands. */
export interface TaskPages extends PageLog {
  /** The task has its answer: nothing is kept of its pages, and no more is noted. */
  discard(): Promise<void>;
}

/** Pages of tasks under way, in Redis: a list per task, made with its second page. */
export class PageLogs {
  readonly #redis: () => Redis;
  readonly #normalQueue: string;

  constructor(redis: () => Redis, normalQueue: string) {
    this.#redis = redis;
    this.#normalQueue = normalQueue;
  }

  of(taskId: string): TaskPages {
    return new RedisTaskPages(this.#redis, queueKeys.pages(this.#normalQueue, taskId));
  }
}

/** Without Redis nothing is replayed and nothing noted: the walk goes on as if it were the first. */
class RedisTaskPages implements TaskPages {
  readonly #redis: () => Redis;
  readonly #key: string;
  #characters = 0;
  #isUsed = false;
  #isOver = false;

  constructor(redis: () => Redis, key: string) {
    this.#redis = redis;
    this.#key = key;
  }

  async replay(): Promise<readonly string[]> {
    try {
      const pages = await this.#redis().lrange(this.#key, 0, -1);
      this.#characters = pages.reduce((sum, page) => sum + page.length, 0);
      this.#isUsed = pages.length > 0;
      return pages;
    } catch {
      return [];
    }
  }

  async append(page: string): Promise<void> {
    this.#characters += page.length;
    if (this.#isOver || this.#characters > mostCharacters) {
      return;
    }
    this.#isUsed = true;
    try {
      await this.#redis().multi().rpush(this.#key, page).expire(this.#key, ttlSeconds).exec();
    } catch {
      // It is fetched again if need be.
    }
  }

  async discard(): Promise<void> {
    this.#isOver = true;
    if (!this.#isUsed) {
      return;
    }
    try {
      await this.#redis().del(this.#key);
    } catch {
      // It ends by itself.
    }
  }
}
