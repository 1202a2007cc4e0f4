/** Share of the time that may be spent turning. */
const SHARE = 0.1;

/** What may be spent at once after a rest, milliseconds. */
const MOST_MS = 10;

/**
 * How long a process may turn its event loop to wake to the tenth of a millisecond. Timers are a millisecond late, which
 * `staleMs` allows; but processes that turn all the time take the processor from each other, and then are late by far more.
 */
export class SpinBudget {
  #leftMs = MOST_MS;
  #seenMs = 0;

  /** @returns whether there is as much left; then it is taken */
  take(wantedMs: number, nowMs: number): boolean {
    this.#leftMs = Math.min(MOST_MS, this.#leftMs + (nowMs - this.#seenMs) * SHARE);
    this.#seenMs = nowMs;
    if (wantedMs > this.#leftMs) return false;
    this.#leftMs -= wantedMs;
    return true;
  }
}
