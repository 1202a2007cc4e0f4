import type { OperationClass } from '../operation-class.ts';
import { OutcomeUnknownError } from './outcome-unknown-error.ts';
import type { ProviderErrorOptions } from './provider-error.ts';
import { ProviderTimeoutError } from './provider-timeout-error.ts';

/**
 * The error of a call that was sent and not answered in time: the broker may have executed an order, a query may
 * simply be repeated.
 *
 * @param timeoutMs - how long it was waited, milliseconds
 */
export function unansweredError(
  operationClass: OperationClass,
  provider: string,
  timeoutMs: number,
  options?: ProviderErrorOptions,
): OutcomeUnknownError | ProviderTimeoutError {
  if (operationClass !== 'order') return new ProviderTimeoutError(provider, timeoutMs, options);
  const message = `The order was sent to ${provider} and not answered within ${timeoutMs} ms: it may have happened`;
  return new OutcomeUnknownError(provider, message, options);
}
