/** Time as the mock needs it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds; ends at once, by rejecting or resolving, when the signal fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
