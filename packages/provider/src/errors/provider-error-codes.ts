import type { ErrorCode } from '@hub/task-schema';

/** The codes of the errors a provider may throw. */
export const providerErrorCodes = [
  'ERR_PROVIDER_UNAVAILABLE',
  'ERR_PROVIDER_REJECTED',
  'ERR_PROVIDER_TIMEOUT',
  'ERR_PROVIDER_OUTCOME_UNKNOWN',
  'ERR_RATE_LIMITED',
  'ERR_CANCELLED',
] as const satisfies readonly ErrorCode[];

export type ProviderErrorCode = (typeof providerErrorCodes)[number];
