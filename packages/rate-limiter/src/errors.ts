/** Base of everything this package throws on purpose. Compare `code`: it holds across two installed copies. */
export abstract class RateLimiterError extends Error {
  abstract readonly code: string;
  /** Whether the caller may do the same again. No permit was given, so nothing may have been sent. */
  abstract readonly retry: 'never' | 'safe';
}

/** Redis cannot be reached or refuses, or the limiter is closed. Without Redis there are no permits. */
export class LimiterUnavailableError extends RateLimiterError {
  override readonly name = 'LimiterUnavailableError';
  readonly code = 'ERR_LIMITER_UNAVAILABLE';
  readonly retry = 'safe';
}

/** No permit came free in the time the caller allowed. */
export class PermitTimeoutError extends RateLimiterError {
  override readonly name = 'PermitTimeoutError';
  readonly code = 'ERR_PERMIT_TIMEOUT';
  readonly retry = 'safe';
  readonly scopes: readonly string[];
  readonly timeoutMs: number;

  constructor(scopes: readonly string[], timeoutMs: number) {
    super(`No permit for ${scopes.join(' + ')} within ${timeoutMs} ms`);
    this.scopes = scopes;
    this.timeoutMs = timeoutMs;
  }
}

/** The other side refused so often in a row that the scope stands still until `resume`. */
export class ScopeStoppedError extends RateLimiterError {
  override readonly name = 'ScopeStoppedError';
  readonly code = 'ERR_SCOPE_STOPPED';
  readonly retry = 'safe';
  readonly scope: string;

  constructor(scope: string) {
    super(`${scope} stands still after too many refusals in a row; resume it when the cause is known`);
    this.scope = scope;
  }
}

/** The caller's own signal fired while it waited. */
export class CancelledError extends RateLimiterError {
  override readonly name = 'CancelledError';
  readonly code = 'ERR_CANCELLED';
  readonly retry = 'never';
}
