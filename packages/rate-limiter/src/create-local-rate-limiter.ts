import { Limiter } from './limiter.ts';
import type { LimiterOptions } from './limiter-options.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { systemClock } from './system-clock.ts';

/**
 * The same limiter within one process, without Redis: for tests, and where one process is all there is.
 *
 * @throws {RangeError} an option is outside its range
 */
export function createLocalRateLimiter(options: LimiterOptions): RateLimiter {
  const { clock = systemClock } = options;
  return new Limiter(
    createMemoryStore(() => Math.floor(clock.monotonicMs() * 1_000)),
    options,
  );
}
