import type { Redis } from 'ioredis';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { type RedisTarget, redisConnection } from './redis-target.ts';

const firstPauseMs = 50;
/** A worker must be back within 5 s after Redis is: the longest pause plus a connect has to fit. */
const longestPauseMs = 2_000;

export interface ManagedConnectionOptions {
  readonly target: RedisTarget;
  /** Shown by `CLIENT LIST`. */
  readonly name: string;
  /** Silence after a command that counts as a lost connection, milliseconds. */
  readonly socketTimeoutMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** Connected, the first time or again. A rejection closes the connection and counts as a failed attempt. */
  readonly onReady: (redis: Redis) => Promise<void> | void;
  /** A connection that was ready is gone; its pending commands have been rejected. */
  readonly onLost: () => void;
  /** An attempt failed; the next one starts in `delayMs`. */
  readonly onWaiting: (attempt: number, delayMs: number, error: Error | undefined) => void;
}

/** Keeps one Redis connection up, and says so. Commands in flight when it breaks are rejected, never repeated. */
export class ManagedConnection {
  readonly redis: Redis;
  readonly #options: ManagedConnectionOptions;
  readonly #closing = new AbortController();
  #lastError: Error | undefined;
  #ended: Promise<void> | undefined;

  constructor(options: ManagedConnectionOptions) {
    this.#options = options;
    this.redis = redisConnection(options.target, options.name, options.socketTimeoutMs);
    this.redis.on('error', (error: Error) => {
      this.#lastError = error;
    });
  }

  get isReady(): boolean {
    return this.redis.status === 'ready';
  }

  /** Starts connecting, and goes on until {@link close}. */
  open(): void {
    this.#ended ??= this.#keepConnected();
  }

  /** Ends the connection. Commands in flight are rejected. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.redis.disconnect();
    await this.#ended;
  }

  async #keepConnected(): Promise<void> {
    const { clock, random, onReady, onLost, onWaiting } = this.#options;
    const { signal } = this.#closing;
    let attempt = 0;
    while (!signal.aborted) {
      const lost = new Promise<void>((resolve) => this.redis.once('end', resolve));
      try {
        await this.redis.connect();
        await onReady(this.redis);
        attempt = 0;
        await lost;
        if (!signal.aborted) {
          onLost();
        }
      } catch (error) {
        this.redis.disconnect();
        await lost;
        if (signal.aborted) {
          return;
        }
        attempt += 1;
        const delayMs = Math.round(backoffMs(attempt, firstPauseMs, longestPauseMs, random));
        onWaiting(attempt, delayMs, this.#lastError ?? (error instanceof Error ? error : undefined));
        await clock.sleep(delayMs, signal);
      }
    }
  }
}
