import type { Provider, ProviderAnswer, ProviderRequest } from '@hub/provider';
import { boundedCall, type CallLimits } from './bounded-call.ts';
import type { CircuitCounter } from './circuit-counter.ts';
import type { StartTimer } from './timer.ts';

/**
 * The way to one provider with one account. Every call for them goes through here, so that what must stand between
 * task and broker (breaker, token, permit) has one place, and a lane that waits holds up no other.
 */
export class Lane {
  readonly circuit: CircuitCounter;
  readonly #provider: Provider;
  readonly #startTimer: StartTimer;

  constructor(provider: Provider, circuit: CircuitCounter, startTimer: StartTimer) {
    this.circuit = circuit;
    this.#provider = provider;
    this.#startTimer = startTimer;
  }

  get providerName(): string {
    return this.#provider.name;
  }

  /** @throws as {@link boundedCall} */
  run(request: ProviderRequest, limits: CallLimits): Promise<ProviderAnswer> {
    return boundedCall(this.#provider, request, limits, this.#startTimer);
  }
}
