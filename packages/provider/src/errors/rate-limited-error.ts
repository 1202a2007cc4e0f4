import { ProviderError } from './provider-error.ts';

/** The broker said too many and did not carry the call out; `retryAfterMs` says how long to wait, if that is known. */
export class RateLimitedError extends ProviderError {
  override readonly name = 'RateLimitedError';
  readonly code = 'ERR_RATE_LIMITED';
  readonly retry = 'safe';
}
