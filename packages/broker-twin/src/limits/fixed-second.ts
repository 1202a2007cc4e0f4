import type { EpochMs } from '../clock/twin-clock.ts';
import type { Allowance, Counting } from './counting.ts';

/** Calls since the clock's second began. Counting refused calls changes nothing here: a full second stays full. */
export class FixedSecond implements Counting {
  #period = Number.NaN;
  #calls = 0;

  admit(at: EpochMs, { calls, periodMs }: Allowance): boolean {
    const period = Math.floor(at / periodMs);
    if (period !== this.#period) {
      this.#period = period;
      this.#calls = 0;
    }
    if (this.#calls >= calls) return false;
    this.#calls += 1;
    return true;
  }
}
