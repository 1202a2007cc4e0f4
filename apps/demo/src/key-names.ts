import type { Redis } from 'ioredis';

/** The names of all keys of a database that match a pattern of Redis. */
export async function keyNames(redis: Redis, pattern = '*'): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let cursor = '0';
  do {
    const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1_000);
    for (const name of found) names.add(name);
    cursor = next;
  } while (cursor !== '0');
  return names;
}
