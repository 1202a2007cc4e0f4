import {
  type CallContext,
  CancelledError,
  type Gate,
  isProviderError,
  OutcomeUnknownError,
  type PageLog,
  type Provider,
  type ProviderAnswer,
  type ProviderRequest,
  ProviderUnavailableError,
  unansweredError,
} from '@hub/provider';
import type { StartTimer } from './timer.ts';

/**
 * How long a provider may take to say whether an interrupted order had been sent. Shorter than the queue waits before
 * it hands the task back, for an order handed back would be sent again.
 */
const verdictMs = 100;
/** The same when its time is up: the sender is to have an answer 50 ms after the deadline. */
const lateVerdictMs = 25;

export interface CallLimits {
  readonly taskId: string | undefined;
  /** Longest time of one exchange with the broker; waiting for a permit does not count. */
  readonly timeoutMs: number;
  /** Until the task's deadline, milliseconds; undefined without one. An exchange that begins late has the less time. */
  readonly remainingMs: () => number | undefined;
  /** The way out; undefined when nothing is limited. */
  readonly gate: Gate | undefined;
  /** Pages that outlive this worker; undefined when none are kept. */
  readonly pages: PageLog | undefined;
  readonly receipt: { token(waitedMs: number): void };
  /** The worker stops: end the call. */
  readonly signal: AbortSignal;
}

/**
 * Calls a provider and settles in time even when the provider does not.
 *
 * @throws {CancelledError} the signal fired and nothing was ordered; the task may be handed back
 * @throws {ProviderError} what the provider threw, or that it did not answer
 */
export function boundedCall(
  provider: Provider,
  request: ProviderRequest,
  { taskId, timeoutMs, remainingMs, gate, pages, receipt, signal }: CallLimits,
  startTimer: StartTimer,
): Promise<ProviderAnswer> {
  if (signal.aborted) {
    return Promise.reject(new CancelledError(provider.name, { cause: signal.reason }));
  }
  const operationClass = provider.operationClass(request.trId);
  return new Promise((resolve, reject) => {
    const call = new AbortController();
    const release = (): void => {
      cancelTimer();
      signal.removeEventListener('abort', interrupt);
    };
    const giveUp = (error: Error): void => {
      release();
      reject(error);
      call.abort(error);
    };
    const interrupt = (): void => {
      if (operationClass !== 'order') {
        giveUp(new CancelledError(provider.name, { cause: signal.reason }));
        return;
      }
      call.abort(signal.reason);
      cancelTimer();
      cancelTimer = startTimer(verdictMs, () => giveUp(interruptedOrder(provider.name)));
    };
    let isLate = false;
    const outOfTime = (): void => {
      const unanswered = unansweredError(operationClass, provider.name, timeoutMs);
      if (operationClass !== 'order') {
        giveUp(unanswered);
        return;
      }
      isLate = true;
      call.abort(unanswered);
      cancelTimer = startTimer(lateVerdictMs, () => giveUp(unanswered));
    };
    const startClock = (): (() => void) =>
      startTimer(Math.min(timeoutMs, Math.max(0, remainingMs() ?? timeoutMs)), outOfTime);
    let cancelTimer = startClock();
    signal.addEventListener('abort', interrupt, { once: true });

    const timedGate: Gate | undefined = gate && {
      enter: async (wish) => {
        cancelTimer();
        const pass = await gate.enter(wish);
        if (!call.signal.aborted) {
          cancelTimer = startClock();
        }
        return pass;
      },
    };
    const context: CallContext = {
      signal: call.signal,
      timeoutMs,
      onWait: (phase, ms) => phase === 'token' && receipt.token(ms),
      ...(timedGate !== undefined && { gate: timedGate }),
      ...(pages !== undefined && { pages }),
      ...(taskId !== undefined && { taskId }),
    };
    invoke(provider, request, context).then(
      (answer) => {
        release();
        resolve(answer);
      },
      (error: unknown) => {
        release();
        reject(isLate && isCancellation(error) ? unsentOrder(provider.name, timeoutMs) : error);
      },
    );
  });
}

/** A provider that throws instead of rejecting is treated the same. */
async function invoke(...[provider, request, context]: [Provider, ...Parameters<Provider['call']>]) {
  return provider.call(request, context);
}

function isCancellation(error: unknown): boolean {
  return isProviderError(error) && error.code === 'ERR_CANCELLED';
}

/** It waited for a token or the like. */
function unsentOrder(provider: string, timeoutMs: number): ProviderUnavailableError {
  return new ProviderUnavailableError(
    provider,
    `The order was not sent to ${provider} within ${timeoutMs} ms`,
  );
}

function interruptedOrder(provider: string): OutcomeUnknownError {
  const message = `The order was on its way to ${provider} when the worker was stopped: it may have happened`;
  return new OutcomeUnknownError(provider, message);
}
