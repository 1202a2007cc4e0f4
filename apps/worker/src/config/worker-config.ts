import type { CircuitBreakerConfig } from '../breaker/circuit-breaker.ts';
import { type BrokersConfig, brokersConfig } from './brokers-config.ts';
import type { EffectiveSetting } from './load-settings.ts';
import { passwordsOf, withDatabase } from './redis-url.ts';
import type { Settings } from './settings-schema.ts';

/** What this version of the worker uses of the settings, in the program's own names and units. */
export interface WorkerConfig {
  readonly appEnvironment: string;
  readonly redisUrl: string;
  /** Longest time without Redis; undefined waits for ever. */
  readonly redisWaitLimitMs: number | undefined;
  readonly priorityQueue: string;
  readonly normalQueue: string;
  readonly concurrency: number;
  readonly leaseMs: number;
  readonly responseTtlSeconds: number;
  readonly maxTaskBytes: number;
  readonly deadLetterLimit: number;
  readonly maxRetries: number;
  readonly crashLimit: number;
  readonly idempotencyTtlMs: number;
  readonly shareReads: boolean;
  /** undefined: strict priority. */
  readonly normalEvery: number | undefined;
  readonly callTimeoutMs: number;
  readonly shutdownTimeoutMs: number;
  readonly circuit: CircuitBreakerConfig;
  readonly holdWhileOpen: boolean;
  readonly alertOnCircuitOpen: boolean;
  readonly rateLimiter: RateLimiterConfig;
  /** Calls per second as the operator wants them, by provider; undefined: what the provider knows. */
  readonly rateLimits: { readonly KIS: number | undefined; readonly KIWOOM: number | undefined };
  /** Undefined: every provider is the mock. */
  readonly brokers: BrokersConfig | undefined;
  readonly mock: { readonly latencyMs: number; readonly failureRate: number };
}

export interface RateLimiterConfig {
  readonly enabled: boolean;
  readonly redisUrl: string;
  readonly globalCallsPerSecond: number;
  readonly perProviderLimit: boolean;
  readonly algorithm: 'sliding_window' | 'token_bucket' | 'fixed_window';
  readonly longestBrakePauseMs: number;
}

export function workerConfig(settings: Settings): WorkerConfig {
  const { worker, queues, circuit_breaker: circuit, monitoring, providers, testing } = settings;
  const { rate_limiter: limiter } = settings;
  return {
    appEnvironment: worker.app_env,
    redisUrl: withDatabase(worker.redis_url),
    redisWaitLimitMs: worker.redis_wait_limit === 0 ? undefined : worker.redis_wait_limit * 1000,
    priorityQueue: queues.priority,
    normalQueue: queues.normal,
    concurrency: worker.batch_size,
    leaseMs: worker.lease_ms,
    responseTtlSeconds: queues.response_ttl,
    maxTaskBytes: queues.max_task_bytes,
    deadLetterLimit: queues.dead_letter_limit,
    maxRetries: worker.max_retries,
    crashLimit: worker.crash_limit,
    idempotencyTtlMs: Math.round(worker.idempotency_ttl * 1000),
    shareReads: worker.share_reads,
    normalEvery: worker.normal_every < 2 ? undefined : worker.normal_every,
    callTimeoutMs: worker.timeout * 1000,
    shutdownTimeoutMs: worker.shutdown_timeout * 1000,
    circuit: {
      failureThreshold: circuit.failure_threshold,
      recoveryTimeoutSeconds: circuit.recovery_timeout,
      halfOpenMaxCalls: circuit.half_open_max_calls,
      successThreshold: circuit.success_threshold,
    },
    holdWhileOpen: circuit.hold_tasks,
    alertOnCircuitOpen: monitoring.alert_on_circuit_open,
    rateLimiter: {
      enabled: limiter.enabled,
      redisUrl: withDatabase(limiter.redis_url ?? worker.redis_url),
      globalCallsPerSecond: limiter.global_limit,
      perProviderLimit: limiter.per_provider_limit,
      algorithm: limiter.algorithm,
      longestBrakePauseMs: Math.max(1, limiter.rejection_ttl) * 1_000,
    },
    rateLimits: { KIS: providers.KIS.rate_limit, KIWOOM: providers.KIWOOM.rate_limit },
    brokers: worker.enable_mock ? undefined : brokersConfig(settings),
    mock: { latencyMs: testing.mock_latency_ms, failureRate: testing.mock_failure_rate },
  };
}

/** Texts that must never appear in the log, wherever they come from. */
export function secretsOf(effective: readonly EffectiveSetting[]): readonly string[] {
  return effective.flatMap(({ secret, value }) => {
    if (secret === undefined || typeof value !== 'string') {
      return [];
    }
    return secret === 'value' ? [value, ...textsIn(value)] : passwordsOf(value);
  });
}

/** The texts in a secret that is JSON: each of them is one. */
function textsIn(secret: string): readonly string[] {
  return [...secret.matchAll(/:\s*"((?:[^"\\]|\\.)+)"/g)].map(([, text = '']) => text);
}
