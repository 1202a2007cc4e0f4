import { Limiter } from './limiter.ts';
import type { RateLimiterOptions } from './limiter-options.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { createRedisStore } from './redis-store.ts';

/**
 * A limiter that all processes on the same Redis share. Nothing is sent to Redis before the first use.
 *
 * @throws {RangeError} an option is outside its range
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  return new Limiter(createRedisStore(options.redis), options);
}
