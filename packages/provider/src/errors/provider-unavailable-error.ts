import { ProviderError } from './provider-error.ts';

/** The call was not sent, or surely not executed: no connection, or the broker is down and said so. */
export class ProviderUnavailableError extends ProviderError {
  override readonly name = 'ProviderUnavailableError';
  readonly code = 'ERR_PROVIDER_UNAVAILABLE';
  readonly retry = 'safe';
}
