import type { EpochMs } from '../clock/twin-clock.ts';
import type { Allowance, Counting } from './counting.ts';

/**
 * Calls in the last second: with a limit of N, a call passes when the Nth before it is a whole second old. The ring only
 * grows, so that a limit that is lowered and raised again forgets nothing.
 */
export class SlidingSecond implements Counting {
  #ring = new Float64Array(0);
  /** Calls ever counted; the next one goes to `#counted % length`. */
  #counted = 0;

  admit(at: EpochMs, { calls, periodMs, countRefused }: Allowance): boolean {
    if (calls > this.#ring.length) this.#grow(calls);
    const isFree = this.#counted < calls || at - this.#timeOf(this.#counted - calls) >= periodMs;
    if (isFree || countRefused) {
      this.#ring[this.#counted % this.#ring.length] = at;
      this.#counted += 1;
    }
    return isFree;
  }

  #timeOf(call: number): EpochMs {
    return this.#ring[call % this.#ring.length] ?? Number.NEGATIVE_INFINITY;
  }

  #grow(length: number): void {
    const ring = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
    const kept = Math.min(this.#counted, this.#ring.length);
    for (let back = 1; back <= kept; back += 1) ring[kept - back] = this.#timeOf(this.#counted - back);
    this.#ring = ring;
    this.#counted = kept;
  }
}
