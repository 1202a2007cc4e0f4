/** Header dates have whole seconds and are as old as the answer's way; less than this is no difference. */
const TOLERANCE_MS = 5_000;

/** What time it is at the broker: ours, put right by the `Date` of its answers. */
export class BrokerClock {
  readonly #now: () => number;
  #aheadMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#now() + this.#aheadMs;
  }

  /** @param serverDateMs - of an answer that just came, epoch milliseconds */
  hear(serverDateMs: number | undefined): void {
    if (serverDateMs === undefined) return;
    const aheadMs = serverDateMs - this.#now();
    this.#aheadMs = Math.abs(aheadMs) < TOLERANCE_MS ? 0 : aheadMs;
  }
}
