import { type RedisServer, type RedisServerOptions, startRedis } from '@hub/testing';
import type { Redis } from 'ioredis';
import {
  type ClaimedTask,
  type Consumer,
  type ConsumerEvent,
  type ConsumerOptions,
  createConsumer,
  createHubClient,
  type HubClient,
  type HubClientOptions,
} from '../../src/index.ts';

type Handle = ConsumerOptions['handle'];

/** Answers every task at once. */
export const answer: Handle = async ({ task }) => ({
  task_id: task.task_id ?? 'unknown',
  status: 'SUCCESS',
  data: { echo: task.params },
});

export function payload(taskId: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ task_id: taskId, provider: 'KIS', tr_id: 'TEST', params: {}, ...more });
}

export interface TestConsumer extends Consumer {
  readonly events: ConsumerEvent[];
}

/** A real Redis with everything a test opened on it; closed as one. */
export class QueueLab implements AsyncDisposable {
  readonly server: RedisServer;
  readonly redis: Redis;
  readonly #consumers: Consumer[] = [];
  readonly #clients: HubClient[] = [];

  private constructor(server: RedisServer) {
    this.server = server;
    this.redis = server.client();
  }

  static async open(options: RedisServerOptions = {}): Promise<QueueLab> {
    return new QueueLab(await startRedis({ tcp: true, ...options }));
  }

  consumer(options: Partial<ConsumerOptions> = {}): TestConsumer {
    const events: ConsumerEvent[] = [];
    const consumer = createConsumer({
      redis: this.server.url,
      handle: answer,
      onEvent: (event) => events.push(event),
      ...options,
    });
    this.#consumers.push(consumer);
    return Object.assign(consumer, { events });
  }

  client(options: HubClientOptions = {}): HubClient {
    const client = createHubClient({ url: this.server.url, ...options });
    this.#clients.push(client);
    return client;
  }

  /** What is left beside the responses and the time of the last beat. */
  async leftovers(): Promise<string[]> {
    const keys = await this.redis.keys('*');
    return keys.filter((key) => !key.startsWith('api:response:') && !key.endsWith(':last-beat')).toSorted();
  }

  async responses(): Promise<string[]> {
    const keys = await this.redis.keys('api:response:*');
    return keys.map((key) => key.slice('api:response:'.length)).toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await Promise.all(this.#consumers.map((consumer) => consumer.stop({ graceMs: 0 })));
    await this.server.close();
  }
}

/** A handler that holds its tasks until they are let go. */
export class HeldTasks {
  readonly started: ClaimedTask[] = [];
  #open = false;
  #waiting: (() => void)[] = [];

  readonly handle: Handle = async (claimed) => {
    this.started.push(claimed);
    if (!this.#open) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        claimed.signal.addEventListener('abort', () => resolve());
      });
    }
    if (claimed.signal.aborted) {
      throw new Error('interrupted');
    }
    return await answer(claimed);
  };

  get startedIds(): (string | undefined)[] {
    return this.started.map(({ task }) => task.task_id);
  }

  /** Let those go that wait, and hold the next ones again. */
  letGo(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }

  letAllGo(): void {
    this.#open = true;
    this.letGo();
  }
}

export function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
