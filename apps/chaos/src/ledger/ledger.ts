import { type RedisServer, startRedis } from '@hub/testing';
import type { Redis } from 'ioredis';
import { parseStart, type Start, startsKey } from './start.ts';

/** Every start of every task, kept in a Redis of its own that no fault touches. Read along while the run goes on. */
export class Ledger implements AsyncDisposable {
  readonly starts: Start[] = [];
  readonly #server: RedisServer;
  readonly #redis: Redis;
  readonly #lastStartMs = new Map<string, number>();
  #lastId = '0-0';
  #closed = false;

  private constructor(server: RedisServer) {
    this.#server = server;
    this.#redis = server.client(0);
    void this.#follow(server.client(0));
  }

  static async open(): Promise<Ledger> {
    return new Ledger(await startRedis());
  }

  get path(): string {
    return this.#server.path;
  }

  /** When a worker last started a task, epoch milliseconds. */
  lastStartMs(worker: string): number {
    return this.#lastStartMs.get(worker) ?? 0;
  }

  /** Resolves once everything written so far has been read. */
  async caughtUp(): Promise<readonly Start[]> {
    const written = await this.#redis.xlen(startsKey);
    while (this.starts.length < written) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.starts;
  }

  async #follow(redis: Redis): Promise<void> {
    while (!this.#closed) {
      const reply = await redis
        .xread('COUNT', 2_000, 'BLOCK', 1_000, 'STREAMS', startsKey, this.#lastId)
        .catch(() => null);
      for (const [, entries] of reply ?? []) {
        for (const [streamId, [taskId = '', nonce = '']] of entries) {
          const start = parseStart(streamId, taskId, nonce);
          this.starts.push(start);
          this.#lastStartMs.set(start.worker, start.atMs);
          this.#lastId = streamId;
        }
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#server.close();
  }
}
