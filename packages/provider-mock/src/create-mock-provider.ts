import {
  type CallContext,
  CancelledError,
  OutcomeUnknownError,
  type Provider,
  type ProviderRequest,
  ProviderUnavailableError,
  unansweredError,
} from '@hub/provider';
import { mockAnswer } from './mock-answer.ts';
import { createMockCandles } from './mock-candles.ts';
import type { MockProviderOptions } from './mock-provider-options.ts';
import { type MockSettings, mockSettings } from './mock-settings.ts';

/**
 * A provider without a broker: answers any TR after a latency, and fails as often as told.
 *
 * @throws RangeError an option is out of its range
 */
export function createMockProvider(options: MockProviderOptions): Provider {
  const settings = mockSettings(options);
  const { name, limits, latencyMs, failureRate, operationClass, clock, random } = settings;
  const candles = createMockCandles();
  return {
    name,
    operationClass,
    ...(limits !== undefined && { limits }),
    async call(request, context) {
      if (context.signal.aborted) throw new CancelledError(name, { cause: context.signal.reason });
      if (limits !== undefined && context.gate !== undefined) {
        await context.gate.enter({
          scopes: limits.scopesOf(request),
          purpose: 'call',
          signal: context.signal,
        });
      }
      // Drawn before the wait, so that with a seeded source the n-th call fails, whichever answers first.
      const fails = failureRate > 0 && random() < failureRate;
      if (latencyMs > 0) await spendLatency(settings, request, context);
      if (fails)
        throw new ProviderUnavailableError(name, `${name} is unavailable (mock failure rate ${failureRate})`);
      return mockAnswer(name, request, clock.now(), candles);
    },
  };
}

/** @throws ProviderError the signal fired, or the latency is longer than the caller waits */
async function spendLatency(
  settings: MockSettings,
  request: ProviderRequest,
  context: CallContext,
): Promise<void> {
  const { name, latencyMs, operationClass, clock } = settings;
  const { signal, timeoutMs = Number.POSITIVE_INFINITY } = context;
  try {
    await clock.sleep(Math.min(latencyMs, timeoutMs), signal);
  } catch (error) {
    // A clock may reject when the signal fires; anything else is its own fault.
    if (!signal.aborted) throw error;
  }
  if (signal.aborted) {
    const cause: unknown = signal.reason;
    if (operationClass(request.trId) !== 'order') throw new CancelledError(name, { cause });
    throw new OutcomeUnknownError(
      name,
      `The order was sent to ${name} when the call was cancelled: it may have happened`,
      { cause },
    );
  }
  if (timeoutMs < latencyMs) throw unansweredError(operationClass(request.trId), name, timeoutMs);
}
