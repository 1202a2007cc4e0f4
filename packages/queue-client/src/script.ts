import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script that runs by its digest and is sent whole only when the server does not know it. */
export class Script {
  readonly #source: string;
  readonly #digest: string;

  constructor(source: string) {
    this.#source = source;
    this.#digest = createHash('sha1').update(source).digest('hex');
  }

  /** @throws whatever Redis answers, and the connection's error when it is lost before the reply */
  async run(
    redis: Redis,
    keys: readonly string[],
    args: readonly (string | number | Buffer)[],
  ): Promise<unknown> {
    try {
      return await redis.call('EVALSHA', [this.#digest, keys.length, ...keys, ...args]);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) {
        throw error;
      }
      return await redis.call('EVAL', [this.#source, keys.length, ...keys, ...args]);
    }
  }

  /** The same for a script that answers with a list; undefined when it answered something else (nil, a number). */
  async list(
    redis: Redis,
    keys: readonly string[],
    args: readonly (string | number | Buffer)[],
  ): Promise<readonly unknown[] | undefined> {
    const reply = await this.run(redis, keys, args);
    return Array.isArray(reply) ? reply : undefined;
  }
}
