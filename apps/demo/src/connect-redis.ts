import { Redis } from 'ioredis';

/** How long a server may take to accept a connection, milliseconds. */
const CONNECT_TIMEOUT_MS = 2_000;

/**
 * One connection that gives up instead of waiting for a server that is not there.
 *
 * @param url - with the number of the database; it wins over what options say
 * @throws Error the server cannot be reached, or refuses
 */
export async function connectRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    connectionName: 'hub-demo',
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    protocol: 2,
  });
  let firstError: Error | undefined;
  redis.on('error', (error: Error) => {
    firstError ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    // What follows the first failure only says that the connection is closed.
    throw firstError ?? error;
  }
}
