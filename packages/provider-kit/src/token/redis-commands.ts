/**
 * What the store needs of a Redis connection: `Redis` and `Cluster` of ioredis 5 and 6 have it. The connection stays
 * the caller's, who also closes it.
 */
export interface RedisCommands {
  evalsha(digest: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
  eval(source: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
}
