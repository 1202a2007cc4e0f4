import { isProviderError, isTokenPending, type ProviderErrorCode } from '@hub/provider';
import type { CallVerdict } from './circuit-breaker.ts';

/**
 * What a failed call says of the broker's health. A refusal proves that it is there; a refusal for rate and an
 * interruption prove nothing.
 */
const verdicts: Readonly<Record<ProviderErrorCode, CallVerdict>> = {
  ERR_PROVIDER_UNAVAILABLE: 'unhealthy',
  ERR_PROVIDER_TIMEOUT: 'unhealthy',
  ERR_PROVIDER_OUTCOME_UNKNOWN: 'unhealthy',
  ERR_PROVIDER_REJECTED: 'neutral',
  ERR_RATE_LIMITED: 'neutral',
  ERR_CANCELLED: 'neutral',
};

/** What is no error of a provider says nothing of it, nor does a token that may not be asked for yet. */
export function verdictOf(error: unknown): CallVerdict {
  return isProviderError(error) && !isTokenPending(error) ? verdicts[error.code] : 'neutral';
}
