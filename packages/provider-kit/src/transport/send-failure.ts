import {
  CancelledError,
  type OperationClass,
  OutcomeUnknownError,
  type ProviderError,
  ProviderRejectedError,
  ProviderUnavailableError,
  unansweredError,
} from '@hub/provider';
import { BrokenExchange } from './exchange.ts';

interface SendFailureContext {
  readonly provider: string;
  readonly operationClass: OperationClass;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/** The provider error of an exchange that broke; what counts is whether the request had left and what it was. */
export function sendFailure(error: unknown, context: SendFailureContext): ProviderError {
  const { provider, operationClass, timeoutMs, maxBodyBytes } = context;
  // Thrown before anything was dispatched: a header or method that HTTP does not allow.
  if (!(error instanceof BrokenExchange) || (!error.wasSent && isUnsendable(error.cause))) {
    return new ProviderRejectedError(provider, `The request to ${provider} cannot be sent${codeOf(error)}`);
  }
  const { reason, wasSent, cause } = error;
  if (reason === 'cancelled' && !(wasSent && operationClass === 'order')) {
    return new CancelledError(provider, { cause });
  }
  if (!wasSent) {
    const why =
      reason === 'deadline' ? `no connection within ${timeoutMs} ms` : `no connection${codeOf(cause)}`;
    return new ProviderUnavailableError(provider, `Nothing was sent to ${provider}: ${why}`);
  }
  if (reason === 'deadline') return unansweredError(operationClass, provider, timeoutMs);
  if (operationClass === 'order') {
    const why = reason === 'connection' ? `the connection broke${codeOf(cause)}` : reason;
    return new OutcomeUnknownError(
      provider,
      `The order was sent to ${provider} and its answer never came whole (${why}): it may have happened`,
    );
  }
  if (reason === 'too-large') {
    const message = `The answer of ${provider} is larger than ${maxBodyBytes} bytes`;
    return new ProviderRejectedError(provider, message);
  }
  return new ProviderUnavailableError(provider, `The answer of ${provider} broke off${codeOf(cause)}`);
}

function isUnsendable(cause: unknown): boolean {
  return codeOf(cause).includes('UND_ERR_INVALID_ARG');
}

/** The code only: messages of the network may quote addresses, and requests hold account numbers. */
function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? ` (${code})` : '';
}
