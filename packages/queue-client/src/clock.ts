/** Time as this package needs it; tests hand in their own. */
export interface Clock {
  /** Wall clock, epoch milliseconds. Only for stamps that people read; no decision depends on it. */
  now(): number;
  /** Monotonic milliseconds since an arbitrary start. */
  monotonicMs(): number;
  /** Resolves after `ms`; at once when the signal fires. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
