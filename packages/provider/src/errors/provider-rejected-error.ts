import { ProviderError } from './provider-error.ts';

/** The broker understood the call and refused it; `providerCode` says why. */
export class ProviderRejectedError extends ProviderError {
  override readonly name = 'ProviderRejectedError';
  readonly code = 'ERR_PROVIDER_REJECTED';
  readonly retry = 'never';
}
