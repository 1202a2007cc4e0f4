import type { Redis } from 'ioredis';
import type { WorkerKeys } from './keys.ts';
import type { QueueName } from './queue-name.ts';
import { Waiter, type WaiterOptions } from './waiter.ts';

export interface WaiterPairOptions
  extends Pick<WaiterOptions, 'target' | 'longestWaitMs' | 'clock' | 'random'> {
  readonly name: string;
  readonly priorityQueue: string;
  readonly normalQueue: string;
  /** The command connection, to end waits early. */
  readonly commands: Redis;
  readonly onDelivered: (queue: QueueName, payload: Buffer, staging: string) => void;
  readonly onTimedOut: () => void;
  readonly onFailed: (error: unknown) => void;
  readonly onReconnected: (queue: QueueName) => void;
}

/** One waiter for each of the two lists. */
export class WaiterPair {
  readonly #options: WaiterPairOptions;
  readonly #waiters: Readonly<Record<QueueName, Waiter>>;

  constructor(options: WaiterPairOptions) {
    this.#options = options;
    const create = (queue: QueueName): Waiter =>
      new Waiter({
        target: options.target,
        name: `${options.name}:${queue}`,
        queue: queue === 'priority' ? options.priorityQueue : options.normalQueue,
        longestWaitMs: options.longestWaitMs,
        clock: options.clock,
        random: options.random,
        onDelivered: (payload, staging) => options.onDelivered(queue, payload, staging),
        onTimedOut: options.onTimedOut,
        onFailed: options.onFailed,
        onReconnected: () => options.onReconnected(queue),
      });
    this.#waiters = { priority: create('priority'), normal: create('normal') };
  }

  get isArmed(): boolean {
    return this.#waiters.priority.isArmed || this.#waiters.normal.isArmed;
  }

  isQueueArmed(queue: QueueName): boolean {
    return this.#waiters[queue].isArmed;
  }

  open(): void {
    this.#waiters.priority.open();
    this.#waiters.normal.open();
  }

  arm(keys: WorkerKeys, atMostMs: number): void {
    this.#waiters.priority.arm(keys.priority.staging, atMostMs);
    this.#waiters.normal.arm(keys.normal.staging, atMostMs);
  }

  async disarm(): Promise<void> {
    const { commands } = this.#options;
    await Promise.all([this.#waiters.priority.disarm(commands), this.#waiters.normal.disarm(commands)]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#waiters.priority.close(), this.#waiters.normal.close()]);
  }
}
