import { ProviderError, type ProviderErrorOptions } from './provider-error.ts';

/** The caller's signal fired; its reason is the `cause`. Nothing was ordered. */
export class CancelledError extends ProviderError {
  override readonly name = 'CancelledError';
  readonly code = 'ERR_CANCELLED';
  readonly retry = 'never';

  constructor(provider: string, options?: ProviderErrorOptions) {
    super(provider, `The call to ${provider} was cancelled`, options);
  }
}
