import { ProviderError } from './provider-error.ts';

/**
 * There is no token now and one may not be asked for yet. Nothing of this request was sent, and the broker is well:
 * whoever can wait comes back after `retryAfterMs`, which is always there.
 */
export class TokenPendingError extends ProviderError {
  override readonly name = 'TokenPendingError';
  readonly code = 'ERR_PROVIDER_UNAVAILABLE';
  readonly retry = 'safe';
}

/** By its name, so that errors of a second copy of this package are known too. */
export function isTokenPending(error: unknown): error is TokenPendingError {
  return error instanceof Error && error.name === 'TokenPendingError';
}
