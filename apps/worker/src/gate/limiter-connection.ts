import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Longest pause between two tries to reach the limiter's Redis, milliseconds. */
const longestPauseMs = 1_000;

/** The connection permits come over, opened when it is first needed. While it is down there are no permits. */
export class LimiterConnections {
  readonly #redisUrl: string;
  readonly #log: Logger;
  #redis: Redis | undefined;

  constructor(redisUrl: string, log: Logger) {
    this.#redisUrl = redisUrl;
    this.#log = log;
  }

  get(): Redis {
    this.#redis ??= this.#open();
    return this.#redis;
  }

  close(): void {
    this.#redis?.disconnect();
  }

  #open(): Redis {
    const redis = new Redis(this.#redisUrl, {
      connectionName: 'hub-limiter',
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(longestPauseMs, 50 * attempt),
      protocol: 2,
    });
    // The limiter tells what an outage means; this keeps it from being an uncaught event.
    redis.on('error', (error: Error) => this.#log.debug({ err: error }, 'Redis of the limiter'));
    return redis;
  }
}
