import type { EpochMs } from '../clock/twin-clock.ts';
import type { Allowance, Counting } from './counting.ts';

/** A bucket counts in thousandths, so that whole milliseconds and whole limits give whole numbers. */
const TOKEN = 1_000;

/** A bucket that starts full. A refused call that counts takes what has flowed in since. */
export class TokenBucket implements Counting {
  #level = Number.POSITIVE_INFINITY;
  #filledAt: EpochMs = 0;

  admit(at: EpochMs, { perSecond, capacity, countRefused }: Allowance): boolean {
    this.#level = Math.min(capacity * TOKEN, this.#level + (at - this.#filledAt) * perSecond);
    this.#filledAt = at;
    const isFree = this.#level >= TOKEN;
    if (isFree) this.#level -= TOKEN;
    else if (countRefused) this.#level = 0;
    return isFree;
  }
}
