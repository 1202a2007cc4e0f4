/** Why a request is sent: the task's own call, a further page of it, a token for it, or a look whether the broker lives. */
export type PassPurpose = 'call' | 'page' | 'token' | 'probe';

export interface PassRequest {
  /** What the broker counts this request by; all are taken together. See {@link ProviderLimits}. */
  readonly scopes: readonly string[];
  readonly purpose: PassPurpose;
  /** The caller no longer wants it. */
  readonly signal: AbortSignal;
}

/** Leave to send one request, now. */
export interface Pass {
  /** False once it is too late: enter again. */
  isUsable(): boolean;
  /** The broker said "too many" all the same: slows the scopes for every process. */
  refused(refusal: { readonly reason: string; readonly retryAfterMs?: number }): void;
}

/** The only way out to a broker. Token calls, retries, pages and probes go through it too. */
export interface Gate {
  /**
   * Waits until one request may be sent; send it at once.
   *
   * @throws {CancelledError} the signal fired first
   * @throws {ProviderUnavailableError} there are no permits to be had (Redis is away, the scope stands still)
   */
  enter(request: PassRequest): Promise<Pass>;
}
