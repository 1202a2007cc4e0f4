import { isProviderError, type OperationClass, type Pass, type ProviderError } from '@hub/provider';
import {
  createTransport,
  type Transport,
  type TransportOptions,
  type UpstreamRequest,
} from '../../src/index.ts';

export const pass: Pass = { isUsable: () => true, refused: () => undefined };

/** A transport that closes at the end of the test. */
export function openTransport(options: Partial<TransportOptions> = {}): Transport & AsyncDisposable {
  const transport = createTransport({ provider: 'KIS', ...options });
  return { ...transport, [Symbol.asyncDispose]: () => transport.close() };
}

export function requestOf(
  url: string,
  operationClass: OperationClass = 'quote',
  more: Partial<UpstreamRequest> = {},
): UpstreamRequest {
  return { method: 'GET', url, headers: {}, operationClass, ...more };
}

export interface Outcome {
  readonly error: ProviderError;
  readonly elapsedMs: number;
}

/** The provider error that a call ends with, and after how long. */
export async function failureOf(promise: Promise<unknown>): Promise<Outcome> {
  const startedMs = performance.now();
  try {
    await promise;
  } catch (error) {
    if (isProviderError(error)) return { error, elapsedMs: performance.now() - startedMs };
    throw error;
  }
  throw new Error('It was answered');
}

export const never = new AbortController().signal;

/** How long a plain timer of that length takes here and now: a busy machine makes everything late. */
export function timerMs(ms: number): Promise<number> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    setTimeout(() => resolve(performance.now() - startedMs), ms);
  });
}
