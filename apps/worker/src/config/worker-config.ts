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
  readonly circuit: CircuitConfig;
  readonly mock: { readonly latencyMs: number; readonly failureRate: number };
}

/** Shown in the `circuit_state` of error responses. */
export interface CircuitConfig {
  readonly failureThreshold: number;
  readonly recoveryTimeoutSeconds: number;
}

export function workerConfig(settings: Settings): WorkerConfig {
  const { worker, queues, circuit_breaker: circuit, testing } = settings;
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
    },
    mock: { latencyMs: testing.mock_latency_ms, failureRate: testing.mock_failure_rate },
  };
}

/** Texts that must never appear in the log, wherever they come from. */
export function secretsOf(effective: readonly EffectiveSetting[]): readonly string[] {
  return effective.flatMap(({ secret, value }) => {
    if (secret === undefined || typeof value !== 'string') {
      return [];
    }
    return secret === 'value' ? [value] : passwordsOf(value);
  });
}
