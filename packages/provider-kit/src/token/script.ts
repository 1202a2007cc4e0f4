import { createHash } from 'node:crypto';
import type { RedisCommands } from './redis-commands.ts';

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
    redis: RedisCommands,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    try {
      return await redis.evalsha(this.#digest, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) {
        throw error;
      }
      return await redis.eval(this.#source, keys.length, ...keys, ...args);
    }
  }
}
