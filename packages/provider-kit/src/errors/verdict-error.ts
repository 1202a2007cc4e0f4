import {
  OutcomeUnknownError,
  type ProviderError,
  type ProviderErrorOptions,
  ProviderRejectedError,
  ProviderUnavailableError,
  RateLimitedError,
} from '@hub/provider';
import type { Verdict } from './error-table.ts';

/**
 * The error a verdict comes to, with its remedy in the message.
 *
 * @param said - what the broker said, without secrets and account numbers
 */
export function verdictError(
  provider: string,
  verdict: Verdict,
  said: string,
  options: Omit<ProviderErrorOptions, 'providerCode'> = {},
): ProviderError {
  const message = `${provider} ${verdict.code}: ${said === '' ? verdict.class : said}. ${verdict.remedy}`;
  const withCode = { ...options, providerCode: verdict.code };
  if (verdict.retry === 'outcome-unknown') return new OutcomeUnknownError(provider, message, withCode);
  if (verdict.retry === 'never') return new ProviderRejectedError(provider, message, withCode);
  const isLimit = verdict.class === 'rate-limit' || verdict.class === 'shared-limit';
  return isLimit
    ? new RateLimitedError(provider, message, withCode)
    : new ProviderUnavailableError(provider, message, withCode);
}
