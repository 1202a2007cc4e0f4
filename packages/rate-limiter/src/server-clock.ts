/** Two clocks run apart by less than this share of the time, unless one is broken: twice what NTP may slew. */
const DRIFT = 0.000_5;

/** Steps smaller than this are not told from measuring, milliseconds. */
const TOLERANCE_MS = 3;

/**
 * When, in monotonic time of this process, something happens that the store's clock tells. Each call narrows it: the
 * store's now lay between sending and receiving. The quickest call of late says it best, so a slow one spoils nothing.
 */
export class ServerClock {
  /** Ours minus theirs, milliseconds: at least and at most. */
  #leastMs = Number.NEGATIVE_INFINITY;
  #mostMs = Number.POSITIVE_INFINITY;
  #seenMs = 0;

  /**
   * @param nowUs - the store's clock in a reply
   * @param sentMs - when it was asked for, monotonic
   * @param receivedMs - when it came, monotonic
   * @returns how far the clock jumped ahead since the last reply, milliseconds; 0 when it did not
   */
  hear(nowUs: number, sentMs: number, receivedMs: number): number {
    const nowMs = nowUs / 1_000;
    const driftMs = Math.max(0, receivedMs - this.#seenMs) * DRIFT;
    const leastMs = this.#leastMs - driftMs;
    const mostMs = this.#mostMs + driftMs;
    this.#seenMs = receivedMs;
    this.#leastMs = sentMs - nowMs;
    this.#mostMs = receivedMs - nowMs;
    const stepMs = leastMs - this.#mostMs - TOLERANCE_MS;
    if (stepMs > 0) return stepMs;
    if (this.#leastMs <= mostMs && this.#mostMs >= leastMs) {
      this.#leastMs = Math.max(this.#leastMs, leastMs);
      this.#mostMs = Math.min(this.#mostMs, mostMs);
    }
    return 0;
  }

  /** The earliest moment that may be the store's time. */
  earliestMs(timeUs: number): number {
    return timeUs / 1_000 + this.#leastMs;
  }

  /** The moment at which the store's time is surely reached. */
  latestMs(timeUs: number): number {
    return timeUs / 1_000 + this.#mostMs;
  }
}
