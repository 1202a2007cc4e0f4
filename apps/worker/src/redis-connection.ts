import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Longest pause between two tries to reach Redis, milliseconds. */
const longestPauseMs = 1_000;

/**
 * A connection beside the consumer's, opened when it is first needed: permits and status go over one, tokens, records
 * of orders and pages over another. While it is down commands fail at once; whoever sent them decides.
 */
export class RedisConnection {
  readonly #name: string;
  readonly #redisUrl: string;
  readonly #log: Logger;
  #redis: Redis | undefined;

  /** @param name - as `CLIENT LIST` shows it */
  constructor(name: string, redisUrl: string, log: Logger) {
    this.#name = name;
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
      connectionName: this.#name,
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(longestPauseMs, 50 * attempt),
      protocol: 2,
    });
    // Its users tell what an outage means; this keeps it from being an uncaught event.
    redis.on('error', (error: Error) => this.#log.debug({ err: error }, `Redis connection ${this.#name}`));
    return redis;
  }
}
