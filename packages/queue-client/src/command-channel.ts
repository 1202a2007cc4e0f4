import type { Redis } from 'ioredis';
import type { Clock } from './clock.ts';
import { QueueUnavailableError } from './errors.ts';
import { ManagedConnection } from './managed-connection.ts';
import { describeTarget, type RedisTarget } from './redis-target.ts';

export interface CommandChannelOptions {
  readonly target: RedisTarget;
  /** A connection of the caller's; used instead of one of our own and never closed here. */
  readonly shared: Redis | undefined;
  readonly connectTimeoutMs: number;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Silence after a command that counts as a lost connection, milliseconds. */
const socketTimeoutMs = 10_000;

/** The connection a producer sends its commands over; failures come out as errors that say what to do. */
export class CommandChannel {
  readonly #options: CommandChannelOptions;
  readonly #own: ManagedConnection | undefined;
  #closed = false;
  #lastError: Error | undefined;
  #ready: (() => void)[] = [];

  constructor(options: CommandChannelOptions) {
    this.#options = options;
    if (options.shared === undefined) {
      this.#own = new ManagedConnection({
        target: options.target,
        name: 'hub-client',
        socketTimeoutMs,
        clock: options.clock,
        random: options.random,
        onReady: () => this.#wakeAll(),
        onLost: () => undefined,
        onWaiting: (_attempt, _delayMs, error) => {
          this.#lastError = error;
        },
      });
    }
  }

  /**
   * Run commands over a connection that is up.
   *
   * @throws {QueueUnavailableError} `safe` when nothing was sent or Redis refused, `outcome-unknown` when the
   * connection broke before the reply
   */
  async run<Result>(commands: (redis: Redis) => Promise<Result>): Promise<Result> {
    const redis = await this.#connected();
    try {
      return await commands(redis);
    } catch (error) {
      const refused = error instanceof Error && error.name === 'ReplyError';
      const what = error instanceof Error ? error.message : String(error);
      throw refused
        ? new QueueUnavailableError(`Redis refused: ${what}`, 'safe', { cause: error })
        : new QueueUnavailableError(`the connection to Redis broke: ${what}`, 'outcome-unknown', {
            cause: error,
          });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wakeAll();
    await this.#own?.close();
  }

  async #connected(): Promise<Redis> {
    const { shared, clock, connectTimeoutMs, target } = this.#options;
    if (shared !== undefined && !this.#closed) {
      return shared;
    }
    const own = this.#own;
    const giveUpAtMs = clock.monotonicMs() + connectTimeoutMs;
    own?.open();
    while (own !== undefined && !own.isReady && !this.#closed) {
      const remainingMs = giveUpAtMs - clock.monotonicMs();
      if (remainingMs <= 0) {
        const cause = this.#lastError;
        throw new QueueUnavailableError(
          `Redis at ${describeTarget(target)} does not answer: ${cause?.message ?? 'no connection'}`,
          'safe',
          { cause },
        );
      }
      const timer = new AbortController();
      await Promise.race([
        new Promise<void>((resolve) => this.#ready.push(resolve)),
        clock.sleep(remainingMs, timer.signal),
      ]);
      timer.abort('connected');
    }
    if (own === undefined || this.#closed) {
      throw new QueueUnavailableError('the client is closed', 'safe');
    }
    return own.redis;
  }

  #wakeAll(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const resolve of ready) {
      resolve();
    }
  }
}
