import type { Redis } from 'ioredis';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { isDemotion } from './demotion.ts';
import { ManagedConnection } from './managed-connection.ts';
import type { RedisTarget } from './redis-target.ts';

/** Redis may be late with the end of a wait by so much before its connection counts as dead, milliseconds. */
const graceMs = 1_000;

export interface WaiterOptions {
  readonly target: RedisTarget;
  readonly name: string;
  readonly queue: string;
  /** The longest one wait may last, milliseconds: long enough to be cheap, short enough to notice a dead connection. */
  readonly longestWaitMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** A task arrived and is safe in this staging list. */
  readonly onDelivered: (payload: Buffer, staging: string) => void;
  /** The wait ended with nothing: its time was up, it was ended early, or its connection broke. */
  readonly onTimedOut: () => void;
  /** The wait failed and no other is armed: look for tasks in another way, then arm again. */
  readonly onFailed: (error: unknown) => void;
  /** Back after a lost connection: a delivery may have been missed. */
  readonly onReconnected: () => void;
}

/**
 * Waits for a list to get a task, without polling and without help from producers: one blocked `BLMOVE` into this
 * worker's own staging list. It wakes and claims in one step, so no cut of the connection can lose the task (BLPOP,
 * BLMPOP and `BLMOVE q q` do lose it: measured, see the decision record on custody).
 */
export class Waiter {
  readonly #options: WaiterOptions;
  readonly #connection: ManagedConnection;
  #waiting: Promise<void> | undefined;
  #clientId: number | undefined;
  #failures = 0;
  #wasReady = false;
  readonly #closing = new AbortController();

  constructor(options: WaiterOptions) {
    this.#options = options;
    this.#connection = new ManagedConnection({
      target: options.target,
      name: options.name,
      socketTimeoutMs: options.longestWaitMs + graceMs,
      clock: options.clock,
      random: options.random,
      onReady: async (redis) => {
        this.#clientId = await redis.client('ID');
        if (this.#wasReady) {
          options.onReconnected();
        } else {
          // The first chance to wait may have come before the connection was up.
          options.onTimedOut();
        }
        this.#wasReady = true;
      },
      onLost: () => {
        this.#clientId = undefined;
      },
      // The command connection reports the same outage; once is enough.
      onWaiting: () => undefined,
    });
  }

  get isArmed(): boolean {
    return this.#waiting !== undefined;
  }

  open(): void {
    this.#connection.open();
  }

  /**
   * Start one wait, if none runs and the connection is up.
   *
   * @param staging - this worker's staging list for the queue
   * @param atMostMs - the wait ends by then on the server; it must not outlive the lease, or it could deliver to a
   * worker that nobody looks after any more
   */
  arm(staging: string, atMostMs: number): void {
    if (this.#waiting !== undefined || !this.#connection.isReady || this.#clientId === undefined) {
      return;
    }
    const waitMs = Math.min(this.#options.longestWaitMs, atMostMs);
    if (waitMs > 0) {
      this.#waiting = this.#wait(staging, waitMs);
    }
  }

  /** End a wait early; a task that arrives at the same moment is still delivered. Resolves when the wait is over. */
  async disarm(commands: Redis): Promise<void> {
    if (this.#waiting !== undefined && this.#clientId !== undefined) {
      try {
        await commands.client('UNBLOCK', this.#clientId);
      } catch {
        // Without the command the wait ends by its own time limit or with its connection.
      }
    }
    await this.#waiting;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#connection.close();
    await this.#waiting;
  }

  async #wait(staging: string, waitMs: number): Promise<void> {
    const { queue, clock, random, onDelivered, onTimedOut, onFailed } = this.#options;
    let payload: Buffer | null;
    try {
      payload = await this.#connection.redis.blmoveBuffer(queue, staging, 'LEFT', 'RIGHT', waitMs / 1_000);
      this.#failures = 0;
      this.#waiting = undefined;
    } catch (error) {
      if (!this.#connection.isReady) {
        this.#waiting = undefined;
        onTimedOut();
        return;
      }
      // Redis full (from 7.4 on) or a failover: grow the pause, so that this never spins.
      this.#failures += 1;
      await clock.sleep(backoffMs(this.#failures, 50, 1_000, random), this.#closing.signal);
      this.#waiting = undefined;
      if (isDemotion(error)) {
        this.#connection.redis.disconnect();
      }
      onFailed(error);
      return;
    }
    if (payload === null) {
      onTimedOut();
    } else {
      onDelivered(payload, staging);
    }
  }
}
