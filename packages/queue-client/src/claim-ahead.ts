/** Weight of the newest observation in the running means. */
const smoothing = 0.1;

/**
 * How many tasks to hold ready beyond those that run, so that a worker with very short tasks does not idle for a round
 * trip between two of them. It is what the slots get through while one tick travels; with tasks longer than that it
 * is nothing, and no task leaves Redis before a slot is free for it.
 */
export class ClaimAhead {
  readonly #concurrency: number;
  readonly #most: number;
  #tickMs = 0;
  #taskMs = Number.POSITIVE_INFINITY;

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
    this.#most = Math.max(16, concurrency);
  }

  tickTook(ms: number): void {
    this.#tickMs += (ms - this.#tickMs) * smoothing;
  }

  taskTook(ms: number): void {
    this.#taskMs = Number.isFinite(this.#taskMs) ? this.#taskMs + (ms - this.#taskMs) * smoothing : ms;
  }

  /** Tasks to hold ready, 0 or more. */
  get tasks(): number {
    return Math.min(
      this.#most,
      Math.floor((this.#concurrency * this.#tickMs) / Math.max(this.#taskMs, 0.001)),
    );
  }
}
