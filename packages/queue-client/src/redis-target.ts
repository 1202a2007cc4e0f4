import { Redis, type RedisOptions } from 'ioredis';

/** Where Redis is: `redis://[user:password@]host:port/database`, or ioredis options. Without a database it is 15. */
export type RedisTarget = string | Omit<RedisOptions, 'replyMapping'>;

/** The hub's database; production data lives in 0 and is touched only when somebody writes `/0` (WIRE). */
const defaultDatabase = 15;

/**
 * A connection that neither reconnects nor repeats commands by itself. ioredis would send an interrupted blocking pop
 * or claim again after a reconnect, and drop the answer of the first; whoever sent a command decides that here.
 *
 * @param name - shown by `CLIENT LIST`
 * @param socketTimeoutMs - a half-open connection answers nothing for ever; so much silence after a command is taken
 * for a lost connection
 */
export function redisConnection(target: RedisTarget, name: string, socketTimeoutMs: number): Redis {
  const fixed = {
    connectionName: name,
    lazyConnect: true,
    retryStrategy: () => null,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: null,
    protocol: 2,
    connectTimeout: 5_000,
    // Else ioredis sleeps for as long as a loading Redis guesses, up to 10 s, and the guess may be ten times too long.
    maxLoadingRetryTime: 250,
    socketTimeout: socketTimeoutMs,
  } as const;
  return typeof target === 'string'
    ? new Redis(target, { db: defaultDatabase, ...fixed })
    : new Redis({ db: defaultDatabase, ...target, ...fixed });
}

/** The target as text without user and password, for logs: `redis://redis:6379/15`. */
export function describeTarget(target: RedisTarget): string {
  if (typeof target !== 'string') {
    const place = target.path ?? `${target.host ?? 'localhost'}:${target.port ?? 6379}`;
    return `redis://${place}/${target.db ?? defaultDatabase}`;
  }
  // Before parsing: what stands before the last @ may be a password that was not encoded.
  const text = target.replace(/^([a-z]+:\/\/)?.*@/is, '$1');
  const place = /^rediss?:\/\//i.test(text) ? text : `redis://${text}`;
  if (!URL.canParse(place)) {
    return text;
  }
  const url = new URL(place);
  url.pathname = url.pathname.replace(/^\/?$/, `/${defaultDatabase}`);
  url.search = '';
  url.hash = '';
  return url.href;
}
