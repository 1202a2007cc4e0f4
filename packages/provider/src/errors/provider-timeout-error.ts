import { ProviderError, type ProviderErrorOptions } from './provider-error.ts';

/** A query was not answered in time. A query changes nothing, so it may be repeated. For orders see `unansweredError`. */
export class ProviderTimeoutError extends ProviderError {
  override readonly name = 'ProviderTimeoutError';
  readonly code = 'ERR_PROVIDER_TIMEOUT';
  readonly retry = 'safe';
  /** How long it was waited, milliseconds. */
  readonly timeoutMs: number;

  constructor(provider: string, timeoutMs: number, options?: ProviderErrorOptions) {
    super(provider, `${provider} did not answer within ${timeoutMs} ms`, options);
    this.timeoutMs = timeoutMs;
  }
}
