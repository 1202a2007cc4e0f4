import type { RetryAdvice } from '@hub/task-schema';
import type { ProviderErrorCode } from './provider-error-codes.ts';

/** What an error may carry besides its message. */
export interface ProviderErrorOptions extends ErrorOptions {
  /** The broker's own code, `EGW00201`. */
  readonly providerCode?: string;
  /** Do not repeat before this has passed, milliseconds. */
  readonly retryAfterMs?: number;
}

/**
 * A call to a broker that gave no answer. `retry` was decided where the broker's answer, or its absence, was seen;
 * whoever catches it only reads it. Messages carry no secrets and no account numbers.
 */
export abstract class ProviderError extends Error {
  abstract readonly code: ProviderErrorCode;
  /** What the caller should do: `never` repeat, repeat (`safe`), or look at the broker first (`outcome-unknown`). */
  abstract readonly retry: RetryAdvice;
  /** Name of the provider, `KIS`. */
  readonly provider: string;
  /** The broker's own code, if it gave one. */
  declare readonly providerCode?: string;
  /** Do not repeat before this has passed, milliseconds. */
  declare readonly retryAfterMs?: number;

  constructor(provider: string, message: string, options: ProviderErrorOptions = {}) {
    super(message, options);
    this.provider = provider;
    if (options.providerCode !== undefined) this.providerCode = options.providerCode;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}
