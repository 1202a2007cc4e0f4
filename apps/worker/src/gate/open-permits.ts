import type { Provider } from '@hub/provider';
import { createRateLimiter, type LimiterEvent } from '@hub/rate-limiter';
import type { Redis } from 'ioredis';
import type { RateLimiterConfig } from '../config/worker-config.ts';
import { gatesOf, type OpenGate } from './gates.ts';
import { LanePermits } from './lane-permits.ts';

export interface OpenPermitsOptions {
  readonly config: RateLimiterConfig;
  readonly providers: readonly Provider[];
  readonly redis: Redis;
  readonly monotonicMs: () => number;
  readonly onEvent: (event: LimiterEvent) => void;
  readonly onError: (error: unknown) => void;
}

export interface Permits {
  readonly lanes: LanePermits;
  readonly openGate: OpenGate;
  /** Gives back what was reserved. */
  close(): Promise<void>;
}

/** The limiter of this worker, and what stands on it. */
export function openPermits(options: OpenPermitsOptions): Permits {
  const { config, providers, redis, monotonicMs, onEvent, onError } = options;
  const { algorithm, globalCallsPerSecond, longestBrakePauseMs } = config;
  const limiter = createRateLimiter({
    redis,
    scopes: [],
    brake: { longestPauseMs: longestBrakePauseMs },
    onEvent,
  });
  const lanes = new LanePermits({
    limiter,
    providers,
    algorithm,
    globalCallsPerSecond,
    monotonicMs,
    onError,
  });
  return { lanes, openGate: gatesOf(lanes, limiter, onError), close: () => limiter.close() };
}
