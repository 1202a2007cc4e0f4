import { ProviderError } from './provider-error.ts';

/** An order was sent and not answered: it may have happened. Compare with the broker's order list; never repeat blindly. */
export class OutcomeUnknownError extends ProviderError {
  override readonly name = 'OutcomeUnknownError';
  readonly code = 'ERR_PROVIDER_OUTCOME_UNKNOWN';
  readonly retry = 'outcome-unknown';
}
