import { type FakeClock, fakeClock } from '@hub/testing';
import {
  createTokenCustody,
  MemoryTokenStore,
  type TokenCustody,
  type TokenEvent,
  type TokenKey,
  type TokenSettings,
  type TokenStore,
} from '../../src/index.ts';
import { TestBroker } from './test-broker.ts';

export const key: TokenKey = { provider: 'KIS', environment: 'real', account: 'default' };
export const never = new AbortController().signal;

/** The store's clock at the start. */
const START_MS = Date.UTC(2026, 10, 23);

/** How long the test broker takes, milliseconds. */
export const ISSUE_MS = 1_000;

/** One process: its custody, and the power to end it in the middle of whatever it does. */
export interface LabProcess {
  readonly custody: TokenCustody;
  readonly events: readonly TokenEvent[];
  readonly storeCalls: () => number;
  /** From now on nothing it does reaches anybody, and nothing reaches it. */
  crash(): void;
}

/** Processes that share a store and a broker, on a clock that stands still until advanced. */
export class CustodyLab {
  readonly clock: FakeClock = fakeClock();
  readonly broker: TestBroker;
  store: TokenStore;
  readonly #settings: Partial<TokenSettings>;

  constructor(settings: Partial<TokenSettings> = {}, brokerSkewMs = 0, lifetimeMs?: number) {
    this.#settings = settings;
    const nowMs = () => START_MS + this.clock.monotonicMs();
    this.store = new MemoryTokenStore(nowMs);
    this.broker = new TestBroker({
      nowMs: () => nowMs() + brokerSkewMs,
      delay: () => this.clock.sleep(ISSUE_MS),
      ...(lifetimeMs === undefined ? {} : { lifetimeMs }),
    });
  }

  start(): LabProcess {
    const events: TokenEvent[] = [];
    let isDead = false;
    let storeCalls = 0;
    const reach = async <T>(operation: () => Promise<T>): Promise<T> => {
      if (isDead) return await silence();
      const reply = await operation();
      return isDead ? await silence() : reply;
    };
    const call = async <T>(operation: () => Promise<T>): Promise<T> => {
      storeCalls += 1;
      return await reach(operation);
    };
    const custody = createTokenCustody({
      store: {
        look: (...args) => call(() => this.store.look(...args)),
        deliver: (...args) => call(() => this.store.deliver(...args)),
        fail: (...args) => call(() => this.store.fail(...args)),
        release: (...args) => call(() => this.store.release(...args)),
        markDead: (...args) => call(() => this.store.markDead(...args)),
      },
      issue: (context) => reach(() => this.broker.issue(context)),
      settings: this.#settings,
      onEvent: (event) => events.push(event),
      clock: this.clock,
      random: () => 0.5,
    });
    return {
      custody,
      events,
      storeCalls: () => storeCalls,
      crash: () => {
        isDead = true;
      },
    };
  }

  /** Lets time pass until the promise has settled; a minute at most. */
  async settle<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
    let outcome: PromiseSettledResult<T> | undefined;
    void Promise.allSettled([promise]).then(([first]) => {
      outcome = first;
    });
    for (let stepMs = 0; outcome === undefined && stepMs < 60_000; stepMs += 50) await this.clock.advance(50);
    if (outcome === undefined) throw new Error('Nothing came within a minute');
    return outcome;
  }
}

function silence<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** The reason of a promise that must fail. */
export function reasonOf(outcome: PromiseSettledResult<unknown>): unknown {
  if (outcome.status === 'fulfilled') throw new Error('It did not fail');
  return outcome.reason;
}

export function valueOf<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
