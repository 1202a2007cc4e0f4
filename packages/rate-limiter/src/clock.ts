/** Time as this package needs it; tests hand in their own. Only differences matter: no wall clock is ever read. */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary start. */
  monotonicMs(): number;
  /**
   * Calls back at a monotonic time, never early, and as little late as the process can afford.
   *
   * @returns a function that cancels
   */
  at(atMs: number, run: () => void): () => void;
  /**
   * Calls back after some time, a little late if that is cheaper.
   *
   * @returns a function that cancels
   */
  after(ms: number, run: () => void): () => void;
}
