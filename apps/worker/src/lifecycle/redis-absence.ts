import type { ConsumerEvent } from '@hub/queue-client';

/** Measures how long Redis has been away without a break. */
export class RedisAbsence {
  readonly #limitMs: number | undefined;
  readonly #monotonicMs: () => number;
  #sinceMs: number | undefined;

  /** @param limitMs - undefined: never too long */
  constructor(limitMs: number | undefined, monotonicMs: () => number) {
    this.#limitMs = limitMs;
    this.#monotonicMs = monotonicMs;
  }

  /** Takes in an event; whether Redis has now been away longer than allowed. */
  isTooLong({ type }: ConsumerEvent): boolean {
    if (type === 'redis-connected') {
      this.#sinceMs = undefined;
      return false;
    }
    if (type !== 'redis-waiting' && type !== 'redis-lost') {
      return false;
    }
    this.#sinceMs ??= this.#monotonicMs();
    return this.#limitMs !== undefined && this.#monotonicMs() - this.#sinceMs > this.#limitMs;
  }
}
