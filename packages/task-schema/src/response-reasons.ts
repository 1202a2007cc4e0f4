/** `reason` of a `REJECTED` response (WIRE part 1). */
export const REASON_CIRCUIT_OPEN = 'CIRCUIT_OPEN';

/** `reason` of a `RATE_LIMITED` response (WIRE part 1). */
export const REASON_RATE_LIMIT_TIMEOUT = 'RATE_LIMIT_TIMEOUT';

/** `reason` of the `ERROR` response to a task for a provider nobody registered (WIRE part 1). */
export function noClientReason(provider: string): string {
  return `NO_CLIENT_${provider}`;
}
