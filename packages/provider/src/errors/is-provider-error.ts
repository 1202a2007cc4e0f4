import type { RetryAdvice } from '@hub/task-schema';
import type { ProviderError } from './provider-error.ts';
import { providerErrorCodes } from './provider-error-codes.ts';

const codes: ReadonlySet<unknown> = new Set(providerErrorCodes);
const advice: ReadonlySet<unknown> = new Set<RetryAdvice>(['never', 'safe', 'outcome-unknown']);

/**
 * Whether a caught value is one of this package's errors. Compares `code` and `retry`, not the class, so it also knows
 * errors from a second installed copy of this package or another realm (Jest).
 */
export function isProviderError(value: unknown): value is ProviderError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    codes.has(value.code) &&
    'retry' in value &&
    advice.has(value.retry) &&
    'provider' in value &&
    typeof value.provider === 'string'
  );
}
