import { Redis } from 'ioredis';

/** How a push ended: Redis has the tasks, Redis refused them, nothing was sent, or nobody knows. */
export type PushOutcome = 'acknowledged' | 'refused' | 'not-sent' | 'uncertain';

/** A producer's connection. It never repeats a command by itself: whether a task arrived must stay knowable. */
export class PushConnection {
  readonly #redis: Redis;

  constructor(port: number) {
    this.#redis = new Redis({
      port,
      host: '127.0.0.1',
      db: 15,
      lazyConnect: true,
      retryStrategy: () => null,
      autoResendUnfulfilledCommands: false,
      enableOfflineQueue: false,
      maxRetriesPerRequest: null,
      // Else it sleeps for as long as a loading Redis guesses, which may be ten times too long.
      maxLoadingRetryTime: 100,
    });
    this.#redis.on('error', () => undefined);
  }

  async push(queue: string, payloads: readonly string[]): Promise<PushOutcome> {
    if (!(await this.#connected())) return 'not-sent';
    try {
      await this.#redis.rpush(queue, ...payloads);
      return 'acknowledged';
    } catch (error) {
      return error instanceof Error && error.name === 'ReplyError' ? 'refused' : 'uncertain';
    }
  }

  close(): void {
    this.#redis.disconnect();
  }

  async #connected(): Promise<boolean> {
    if (this.#redis.status !== 'ready') {
      await this.#redis.connect().catch(() => undefined);
    }
    return this.#redis.status === 'ready';
  }
}
