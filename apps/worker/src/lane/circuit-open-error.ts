/** The circuit of this provider and class of operation is open: nothing was sent. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
  /** Until a call may be tried, milliseconds; 0 when only the trial calls are used up. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('the provider failed too often and is left alone for a while; it was not called');
    this.retryAfterMs = retryAfterMs;
  }
}
