import type { Clock } from './clock.ts';
import { LimiterUnavailableError, RateLimiterError } from './errors.ts';

/**
 * The promise's value, if it comes in time. Faults of the caller and errors of this package pass as they are; what the
 * store throws becomes one of them.
 *
 * @throws {LimiterUnavailableError} it did not come, or the store failed
 */
export function within<T>(promise: Promise<T>, timeoutMs: number, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => {
      reject(new LimiterUnavailableError(`Redis did not answer within ${timeoutMs} ms`));
    });
    promise.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(asLimiterError(error));
      },
    );
  });
}

export function asLimiterError(error: unknown): Error {
  if (error instanceof RateLimiterError || error instanceof RangeError) return error;
  const why = error instanceof Error ? `: ${error.message}` : '';
  return new LimiterUnavailableError(`No permits without Redis${why}`, { cause: error });
}
