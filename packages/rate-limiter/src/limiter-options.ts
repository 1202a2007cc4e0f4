import type { Clock } from './clock.ts';
import type { LimiterEvent } from './limiter-event.ts';
import type { RedisCommands } from './redis-commands.ts';
import type { ScopeLimit } from './scope-limit.ts';

export interface BrakeOptions {
  /** Refusals in a row that stop the scope, 1–20. Default 5. */
  readonly stopAfter?: number;
  /** Pause after the first refusal, milliseconds; it doubles with each further one, ±25 %. Default 1 000. */
  readonly firstPauseMs?: number;
  /** Longest pause we choose ourselves, milliseconds. Default 60 000. */
  readonly longestPauseMs?: number;
  /** Time without a refusal that takes one level back, milliseconds. Default 10 000. */
  readonly recoverMs?: number;
  /** The guard grows by half with each refusal, up to this, milliseconds, at most 100. Default 100. */
  readonly mostGuardMs?: number;
}

export interface LimiterOptions {
  /** What the scopes allow; what is stored already is replaced. More may be added with `setLimit`. */
  readonly scopes: readonly ScopeLimit[];
  /**
   * Hash tag of the keys: scopes taken together must share it. One text for all, or a function of the scope's name to
   * spread scopes over a Redis Cluster. Default `hub`.
   */
  readonly tag?: string | ((scope: string) => string);
  /** How late after its slot a permit may still be used, milliseconds, 1–50; part of the guard. Default 4. */
  readonly staleMs?: number;
  /** How long Redis may take to answer `reserve`, `brake`, `status`, milliseconds. Default 2 000. */
  readonly commandTimeoutMs?: number;
  readonly brake?: BrakeOptions;
  readonly onEvent?: (event: LimiterEvent) => void;
  /** Default: the system's monotonic clock. */
  readonly clock?: Clock;
  /** 0 (inclusive) to 1 (exclusive). Default `Math.random`. */
  readonly random?: () => number;
}

export interface RateLimiterOptions extends LimiterOptions {
  /** Connection of ioredis; stays the caller's. */
  readonly redis: RedisCommands;
}

/** What is not said is this. */
export const limiterDefaults = {
  tag: 'hub',
  staleMs: 4,
  commandTimeoutMs: 2_000,
  brake: {
    stopAfter: 5,
    firstPauseMs: 1_000,
    longestPauseMs: 60_000,
    recoverMs: 10_000,
    mostGuardMs: 100,
  },
} as const;
