import {
  type OperationClass,
  OutcomeUnknownError,
  type ProviderError,
  ProviderUnavailableError,
} from '@hub/provider';
import type { UpstreamReply } from './transport.ts';

/**
 * The error of an answer that is whole and not JSON: the page of a proxy, of an outage, of a filter. Whatever stood in
 * between, an order may have passed it.
 */
export function unreadableReplyError(
  provider: string,
  operationClass: OperationClass,
  { status }: Pick<UpstreamReply, 'status'>,
): ProviderError {
  const what = `${provider} answered with HTTP ${status} and no JSON`;
  const options = { providerCode: `HTTP ${status}` };
  return operationClass === 'order'
    ? new OutcomeUnknownError(provider, `${what}: the order may have happened`, options)
    : new ProviderUnavailableError(provider, what, options);
}
