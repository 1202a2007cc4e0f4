import { ensureRedisServer, startRedis } from '@hub/testing';
import { connectRedis } from './connect-redis.ts';
import { databaseUrl, HUB_DATABASE, isRedisUrl, publicUrl } from './hub-database.ts';
import { queueUse } from './queue-use.ts';

export interface OpenedRedis extends AsyncDisposable {
  /** Of database 15. */
  readonly url: string;
  /** Belongs to somebody else: what we put there is removed, everything else left alone. */
  readonly isBorrowed: boolean;
  /** For people; without a password. */
  readonly description: string;
}

export interface OpenRedisOptions {
  /** `REDIS_URL`, if set. */
  readonly redisUrl: string | undefined;
  /** Why it is not to be used, whatever it is. */
  readonly keepOff?: string | undefined;
  /** Told what happens, one line each. */
  readonly log: (line: string) => void;
}

/**
 * Redis for one run: database 15 of `REDIS_URL` when that answers and nobody uses it, else a server of our own on a
 * free port of this machine, installed first if need be.
 *
 * @throws Error there is none and none can be installed; the message lists the commands that help
 */
export async function openRedis({ redisUrl, keepOff, log }: OpenRedisOptions): Promise<OpenedRedis> {
  if (redisUrl !== undefined && redisUrl.trim() !== '') {
    const borrowed = keepOff ?? (await borrowRedis(redisUrl.trim()));
    if (typeof borrowed !== 'string') return borrowed;
    log(`REDIS_URL is not used: ${borrowed}. Starting a Redis for this run instead.`);
  }
  const serverPath = await ensureRedisServer({ log });
  const server = await startRedis({ tcp: true, serverPath });
  return {
    url: server.url,
    isBorrowed: false,
    description: `${server.url} (${serverPath}, process ${server.pid}, its own directory)`,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** @returns why it cannot be used, or the Redis */
async function borrowRedis(redisUrl: string): Promise<OpenedRedis | string> {
  if (!isRedisUrl(redisUrl)) return 'it is no redis:// or rediss:// URL';
  const url = databaseUrl(redisUrl, HUB_DATABASE);
  try {
    const redis = await connectRedis(url);
    try {
      const use = await queueUse(redis);
      if (use !== undefined) return `${publicUrl(url)} is in use (${use})`;
    } finally {
      redis.disconnect();
    }
  } catch (error) {
    return `${publicUrl(url)} does not answer (${error instanceof Error ? error.message : String(error)})`;
  }
  return {
    url,
    isBorrowed: true,
    description: `${publicUrl(url)} (REDIS_URL)`,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
