export type { Algorithm } from './algorithm.ts';
export type { Backlog, BacklogRequest } from './backlog.ts';
export type { Clock } from './clock.ts';
export { createLocalRateLimiter } from './create-local-rate-limiter.ts';
export { createRateLimiter } from './create-rate-limiter.ts';
export {
  CancelledError,
  LimiterUnavailableError,
  PermitTimeoutError,
  RateLimiterError,
  ScopeStoppedError,
} from './errors.ts';
export type { LimiterEvent } from './limiter-event.ts';
export {
  type BrakeOptions,
  type LimiterOptions,
  limiterDefaults,
  type RateLimiterOptions,
} from './limiter-options.ts';
export { type JitterReport, type MeasureJitterOptions, measureJitter } from './measure-jitter.ts';
export type { Permit } from './permit.ts';
export type {
  AcquireRequest,
  BrakeRequest,
  BrakeState,
  Grant,
  PermitBatch,
  RateLimiter,
  ReserveRequest,
  ScopeStatus,
} from './rate-limiter.ts';
export type { RedisCommands } from './redis-commands.ts';
export { type ScopeLimit, scopeDefaults } from './scope-limit.ts';
export type { PermitClass } from './store.ts';
