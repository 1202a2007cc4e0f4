import type { OperationClass } from '@hub/provider';
import type { CircuitState } from '@hub/task-schema';
import { CircuitBreaker, type CircuitBreakerConfig } from './circuit-breaker.ts';

export interface CircuitsOptions {
  readonly config: CircuitBreakerConfig;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onChange: (state: CircuitState) => void;
}

/** One circuit for each provider and class of operation: brokers run quotes, accounts and orders on different systems. */
export class Circuits {
  readonly #options: CircuitsOptions;
  readonly #byName = new Map<string, CircuitBreaker>();

  constructor(options: CircuitsOptions) {
    this.#options = options;
  }

  of(provider: string, operationClass: OperationClass): CircuitBreaker {
    const name = `${provider}:${operationClass}`;
    const known = this.#byName.get(name);
    if (known !== undefined) {
      return known;
    }
    const breaker = new CircuitBreaker({ name, ...this.#options });
    this.#byName.set(name, breaker);
    return breaker;
  }
}
