import type { Redis } from 'ioredis';

/** Everything a key holds, whatever its type, as texts. */
export async function elementsOf(redis: Redis, key: string): Promise<string[]> {
  switch (await redis.type(key)) {
    case 'list':
      return await redis.lrange(key, 0, -1);
    case 'hash':
      return await redis.hvals(key);
    case 'zset':
      return await redis.zrange(key, '0', '-1');
    case 'set':
      return await redis.smembers(key);
    case 'stream':
      return (await redis.xrange(key, '-', '+')).map(([, fields]) => fields.join(' '));
    default:
      return [(await redis.get(key)) ?? ''];
  }
}
