import type { ProviderErrorCode } from '@hub/provider';
import type { CircuitState } from '@hub/task-schema';
import type { CircuitConfig } from '../config/worker-config.ts';

/** Mistakes of the caller, refusals for rate and interruptions say nothing about the health of a provider. */
const unhealthy: ReadonlySet<string> = new Set<ProviderErrorCode>([
  'ERR_PROVIDER_UNAVAILABLE',
  'ERR_PROVIDER_TIMEOUT',
  'ERR_PROVIDER_OUTCOME_UNKNOWN',
]);

/** Counts the failures of one provider in a row. The circuit stays closed: the breaker comes with the gate. */
export class CircuitCounter {
  readonly #name: string;
  readonly #config: CircuitConfig;
  #failures = 0;
  #lastFailureAtMs = 0;

  constructor(name: string, config: CircuitConfig) {
    this.#name = name;
    this.#config = config;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(code: string, nowMs: number): void {
    if (unhealthy.has(code)) {
      this.#failures += 1;
      this.#lastFailureAtMs = nowMs;
    }
  }

  /** As error responses carry it (WIRE part 1). */
  state(): CircuitState {
    return {
      name: this.#name,
      state: 'CLOSED',
      failure_count: this.#failures,
      failure_threshold: this.#config.failureThreshold,
      recovery_timeout: this.#config.recoveryTimeoutSeconds,
      last_failure_time: this.#lastFailureAtMs / 1000,
    };
  }
}
