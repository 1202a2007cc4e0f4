import type { Redis } from 'ioredis';

/** Every key of a database with all it holds, as one text each. */
export async function everythingIn(redis: Redis): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of await redis.keys('*')) found.set(key, await textOf(redis, key));
  return found;
}

async function textOf(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await redis.smembers(key));
    case 'zset':
      return JSON.stringify(await redis.zrange(key, '0', '-1', 'WITHSCORES'));
    case 'none':
      // It ran out just now.
      return '';
    default:
      throw new Error(`${key} is of a type this test does not read`);
  }
}
