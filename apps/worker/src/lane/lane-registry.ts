import type { Provider } from '@hub/provider';
import type { Task } from '@hub/task-schema';
import type { Circuits } from '../breaker/circuits.ts';
import type { OpenGate } from '../gate/gates.ts';
import { Lane, type LaneParts } from './lane.ts';
import type { StartTimer } from './timer.ts';

/** Senders name accounts as they like; so many lanes of a provider are remembered, the oldest give way. */
const mostLanes = 1_000;

export interface LaneRegistryOptions {
  readonly providers: readonly Provider[];
  readonly circuits: Circuits;
  /** Undefined when nothing is limited. */
  readonly openGate?: OpenGate | undefined;
  readonly startTimer: StartTimer;
  readonly orders?: LaneParts['orders'];
  readonly pages?: LaneParts['pages'];
}

interface ProviderLanes {
  readonly provider: Provider;
  readonly byAccount: Map<string, Lane>;
}

/** Finds the lane of a task by its provider, without regard to case, and its account. */
export class LaneRegistry {
  readonly #options: LaneRegistryOptions;
  readonly #providers: ReadonlyMap<string, ProviderLanes>;

  constructor(options: LaneRegistryOptions) {
    this.#options = options;
    this.#providers = new Map(
      options.providers.map((provider) => [
        provider.name.toUpperCase(),
        { provider, byAccount: new Map<string, Lane>() },
      ]),
    );
  }

  get providerNames(): readonly string[] {
    return [...this.#providers.values()].map(({ provider }) => provider.name);
  }

  /** Undefined when no such provider is registered. */
  find(providerName: string, account: string): Lane | undefined {
    const lanes = this.#providers.get(providerName.toUpperCase());
    return lanes && (lanes.byAccount.get(account) ?? this.#open(lanes, account));
  }

  /** Whether the task only reads market data; only such tasks may share a call. */
  isQuote({ provider, tr_id: trId }: Pick<Task, 'provider' | 'tr_id'>): boolean {
    return this.#providers.get(provider.toUpperCase())?.provider.operationClass(trId) === 'quote';
  }

  #open({ provider, byAccount }: ProviderLanes, account: string): Lane {
    const { circuits, openGate, startTimer, orders, pages } = this.#options;
    const lane = new Lane({ provider, circuits, openGate, startTimer, orders, pages });
    byAccount.set(account, lane);
    const [oldest] = byAccount.keys();
    if (byAccount.size > mostLanes && oldest !== undefined) {
      byAccount.delete(oldest);
    }
    return lane;
  }
}
