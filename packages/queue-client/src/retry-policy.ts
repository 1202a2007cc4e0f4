import type { Response } from '@hub/task-schema';

/** How errors that are safe to repeat are repeated. */
export interface RetryOptions {
  /** Attempts after the first one, unless the task says `max_attempts`. Default 3. */
  readonly maxRetries?: number;
  /** Longest pause before the first retry, milliseconds. Default 500. */
  readonly firstPauseMs?: number;
  /** Growth of the longest pause from one retry to the next. Default 2. */
  readonly backoffFactor?: number;
  /** No pause is longer, unless the broker asks for more, milliseconds. Default 30 000. */
  readonly longestPauseMs?: number;
  /** Retries may be at most this share of the calls of one provider; it stops retry storms. Default 0.1. */
  readonly budgetShare?: number;
}

export const retryDefaults = {
  maxRetries: 3,
  firstPauseMs: 500,
  backoffFactor: 2,
  longestPauseMs: 30_000,
  budgetShare: 0.1,
} as const satisfies Required<RetryOptions>;

/** Retries a provider is allowed before it has earned any by calls; a quiet hub must be able to retry at all. */
const openingAllowance = 10;
/** A long quiet success must not save up for a storm. */
const largestAllowance = 100;

export interface RetryQuestion {
  readonly response: Response;
  readonly provider: string;
  /** The attempt that just failed, 1 for the first. */
  readonly attempt: number;
  readonly maxAttempts: number | undefined;
  /** Until the task's deadline; undefined when it has none. */
  readonly remainingMs: number | undefined;
}

/** Decides which failed tasks are tried again, and when. Keeps one budget per provider. */
export class RetryPolicy {
  readonly #options: Required<RetryOptions>;
  readonly #random: () => number;
  readonly #allowances = new Map<string, number>();

  constructor(options: RetryOptions, random: () => number) {
    this.#options = { ...retryDefaults, ...options };
    this.#random = random;
  }

  /** A call to the provider was made: it earns a share of a retry. */
  countCall(provider: string): void {
    const allowance = this.#allowances.get(provider) ?? openingAllowance;
    this.#allowances.set(provider, Math.min(largestAllowance, allowance + this.#options.budgetShare));
  }

  /** @returns the pause before the next attempt, milliseconds, or undefined when this answer is final */
  pauseMs({ response, provider, attempt, maxAttempts, remainingMs }: RetryQuestion): number | undefined {
    const { maxRetries, firstPauseMs, backoffFactor, longestPauseMs } = this.#options;
    if (
      response.status !== 'ERROR' ||
      response.error?.retry !== 'safe' ||
      attempt >= (maxAttempts ?? maxRetries + 1)
    ) {
      return undefined;
    }
    // Full jitter: anything from nothing to the ceiling, so that tasks that failed together do not come back together.
    const ceilingMs = Math.min(longestPauseMs, firstPauseMs * backoffFactor ** (attempt - 1));
    const pauseMs = (response.error.retry_after_ms ?? 0) + ceilingMs * this.#random();
    if (remainingMs !== undefined && pauseMs >= remainingMs) {
      return undefined;
    }
    const allowance = this.#allowances.get(provider) ?? openingAllowance;
    if (allowance < 1) {
      return undefined;
    }
    this.#allowances.set(provider, allowance - 1);
    return pauseMs;
  }
}
