import type { CircuitState } from '@hub/task-schema';

export interface CircuitBreakerConfig {
  /** Failures in a row that open the circuit. */
  readonly failureThreshold: number;
  /** Time the circuit stays open before a trial call. */
  readonly recoveryTimeoutSeconds: number;
  /** Trial calls at once while the circuit is half open. */
  readonly halfOpenMaxCalls: number;
  /** Successful trial calls that close it. */
  readonly successThreshold: number;
}

export interface CircuitBreakerOptions {
  /** `KIS:quote`. */
  readonly name: string;
  readonly config: CircuitBreakerConfig;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
  /** Epoch milliseconds, to be shown. */
  readonly now: () => number;
  readonly onChange: (state: CircuitState) => void;
}

/** What became of a call: `neutral` says nothing about the health of the broker. */
export type CallVerdict = 'healthy' | 'unhealthy' | 'neutral';

/** Leave to make one call; tell once what became of it. */
export type CircuitPass = (verdict: CallVerdict) => void;

/**
 * Leaves a broker alone that fails again and again. Closed: failures in a row are counted. Open: no call, until the
 * recovery time is over. Half open: so many trial calls at once; enough successes close it, one failure opens it again.
 */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #state: CircuitState['state'] = 'CLOSED';
  /** Passes of an older state say nothing about this one. */
  #generation = 0;
  #failures = 0;
  #successes = 0;
  #trials = 0;
  #openedAtMs = 0;
  #lastFailureAtMs = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** @returns undefined when no call may be made now */
  enter(): CircuitPass | undefined {
    if (this.#state === 'OPEN' && this.retryAfterMs === 0) {
      this.#change('HALF_OPEN');
    }
    if (this.#state === 'OPEN') {
      return undefined;
    }
    if (this.#state === 'HALF_OPEN') {
      if (this.#trials >= this.#options.config.halfOpenMaxCalls) {
        return undefined;
      }
      this.#trials += 1;
    }
    const generation = this.#generation;
    let told = false;
    return (verdict) => {
      if (!told) {
        told = true;
        this.#tell(verdict, generation);
      }
    };
  }

  /** Until a call may be tried again, milliseconds; 0 unless the circuit is open. */
  get retryAfterMs(): number {
    const { config, monotonicMs } = this.#options;
    const endsAtMs = this.#openedAtMs + config.recoveryTimeoutSeconds * 1_000;
    return this.#state === 'OPEN' ? Math.max(0, endsAtMs - monotonicMs()) : 0;
  }

  /** As answers that are no success carry it (WIRE part 1). */
  state(): CircuitState {
    const { name, config } = this.#options;
    return {
      name,
      state: this.#state,
      failure_count: this.#failures,
      failure_threshold: config.failureThreshold,
      recovery_timeout: config.recoveryTimeoutSeconds,
      last_failure_time: this.#lastFailureAtMs / 1_000,
    };
  }

  #tell(verdict: CallVerdict, generation: number): void {
    const { config, now } = this.#options;
    if (verdict === 'unhealthy') {
      this.#lastFailureAtMs = now();
    }
    if (generation !== this.#generation) {
      return;
    }
    if (this.#state === 'HALF_OPEN') {
      this.#trials -= 1;
    }
    if (verdict === 'healthy') {
      this.#failures = 0;
      this.#successes += 1;
      if (this.#state === 'HALF_OPEN' && this.#successes >= config.successThreshold) {
        this.#change('CLOSED');
      }
    } else if (verdict === 'unhealthy') {
      this.#failures += 1;
      if (this.#state === 'HALF_OPEN' || this.#failures >= config.failureThreshold) {
        this.#openedAtMs = this.#options.monotonicMs();
        this.#change('OPEN');
      }
    }
  }

  #change(state: CircuitState['state']): void {
    this.#state = state;
    this.#generation += 1;
    this.#successes = 0;
    this.#trials = 0;
    this.#options.onChange(this.state());
  }
}
