/** Time as this package needs it; tests hand in their own. Only differences matter: no wall clock is ever read. */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary start. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that fires first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
