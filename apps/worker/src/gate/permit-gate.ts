import {
  CancelledError,
  type Gate,
  type Pass,
  type PassRequest,
  ProviderUnavailableError,
  RateLimitedError,
} from '@hub/provider';
import type { QueueName } from '@hub/queue-client';
import { type Grant, PermitTimeoutError, type RateLimiter, ScopeStoppedError } from '@hub/rate-limiter';
import type { LanePermits } from './lane-permits.ts';
import { scopeName } from './scope-limits.ts';

export interface PermitGateOptions {
  readonly provider: string;
  /** `KIS:default`: the lane whose permits the call itself and its pages use. */
  readonly lane: string;
  readonly permits: LanePermits;
  readonly limiter: RateLimiter;
  readonly queue: QueueName;
  /** The task left its lane with room that was promised to it. */
  readonly laned: boolean;
  /** Until the task's deadline, milliseconds; undefined without one. */
  readonly remainingMs: () => number | undefined;
  /** A request waited for a permit; `scope` made it wait. */
  readonly onPermit: (waitedMs: number, scope: string | undefined) => void;
  readonly onError: (error: unknown) => void;
}

/** The way out for the requests of one task. Everything a provider sends passes here. */
export class PermitGate implements Gate {
  readonly #options: PermitGateOptions;
  /** Requests that were let through. */
  passed = 0;

  constructor(options: PermitGateOptions) {
    this.#options = options;
    if (options.laned) {
      options.permits.arrive(options.lane, this);
    }
  }

  async enter({ scopes, purpose, signal }: PassRequest): Promise<Pass> {
    const { onPermit, onError, limiter } = this.#options;
    const grant = await this.#grant(scopes, signal);
    this.passed += 1;
    // Whoever waits for a token waits for its permit within; the receipt counts it there.
    if (purpose !== 'token') {
      onPermit(grant.waitedMs, grant.boundBy);
    }
    // Its own count is the narrowest one the broker may have meant.
    const narrowest = scopeName(scopes.at(-1) ?? '');
    return {
      isUsable: () => grant.isUsable(),
      refused: (reason) => void limiter.brake(narrowest, reason).catch(onError),
    };
  }

  /** The task is over; room it did not need is free again. */
  close(): void {
    this.#options.permits.leave(this.#options.lane, this);
  }

  async #grant(scopes: readonly string[], signal: AbortSignal): Promise<Grant> {
    const { provider, permits, limiter, lane, queue } = this.#options;
    const timeoutMs = this.#options.remainingMs();
    try {
      const pool = await permits.pool(lane);
      const own = await permits.define(lane, scopes);
      if (own.every((scope, index) => scope === pool.scopes[index]) && own.length === pool.scopes.length) {
        const granted = pool.acquire(queue, signal, timeoutMs);
        this.close();
        return await granted;
      }
      const limit = timeoutMs === undefined ? {} : { timeoutMs };
      return await limiter.acquire({ scopes: own, class: queue, signal, ...limit });
    } catch (error) {
      throw refusal(provider, error, signal);
    }
  }
}

function refusal(provider: string, error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) {
    return new CancelledError(provider, { cause: signal.reason });
  }
  if (error instanceof PermitTimeoutError) {
    return new RateLimitedError(provider, `no permit for ${provider} before the deadline of the task`, {
      cause: error,
    });
  }
  if (error instanceof ScopeStoppedError) {
    const message = `${provider} refused too many calls in a row; an operator must let it go on`;
    return new RateLimitedError(provider, message, { cause: error });
  }
  return new ProviderUnavailableError(provider, `no permit for ${provider}: the limiter has no Redis`, {
    cause: error,
  });
}
