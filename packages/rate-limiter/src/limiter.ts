import { randomUUID } from 'node:crypto';
import type { Backlog, BacklogRequest } from './backlog.ts';
import { BrakeLever } from './brake-lever.ts';
import type { Clock } from './clock.ts';
import { Dispatchers } from './dispatchers.ts';
import type { LimiterEvent } from './limiter-event.ts';
import { type LimiterOptions, limiterDefaults } from './limiter-options.ts';
import type { Permit } from './permit.ts';
import type {
  AcquireRequest,
  BrakeRequest,
  BrakeState,
  Grant,
  PermitBatch,
  RateLimiter,
  ReserveRequest,
  ScopeStatus,
} from './rate-limiter.ts';
import { Reservations } from './reservations.ts';
import { ScopeBook } from './scope-book.ts';
import type { ScopeLimit } from './scope-limit.ts';
import { toScopeStatus } from './scope-status.ts';
import type { Store } from './store.ts';
import { systemClock, systemRandom } from './system-clock.ts';
import { within } from './within.ts';

/** The limiter over any store. */
export class Limiter implements RateLimiter {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #commandTimeoutMs: number;
  readonly #book: ScopeBook;
  readonly #reservations: Reservations;
  readonly #dispatchers: Dispatchers;
  readonly #lever: BrakeLever;
  readonly #asker = randomUUID();

  constructor(store: Store, options: LimiterOptions) {
    const { tag = limiterDefaults.tag, staleMs = limiterDefaults.staleMs, scopes } = options;
    const { clock = systemClock, random = systemRandom } = options;
    if (!(staleMs >= 1 && staleMs <= 50)) throw new RangeError(`staleMs is ${staleMs}; it must be 1–50`);
    const tell = (event: LimiterEvent): void => options.onEvent?.(event);
    this.#store = store;
    this.#clock = clock;
    this.#commandTimeoutMs = options.commandTimeoutMs ?? limiterDefaults.commandTimeoutMs;
    this.#book = new ScopeBook(store, tag, tell, scopes);
    this.#reservations = new Reservations(store, this.#book, clock, staleMs, tell);
    this.#dispatchers = new Dispatchers({
      clock,
      random,
      tell,
      asker: this.#asker,
      book: this.#book,
      reservations: this.#reservations,
    });
    this.#lever = new BrakeLever({ store, book: this.#book, random, tell, options: options.brake ?? {} });
  }

  async reserve(request: ReserveRequest): Promise<PermitBatch> {
    const { scopes, count, cost = 1, class: permitClass = 'normal' } = request;
    if (!(Number.isInteger(count) && count >= 1 && count <= 500)) {
      throw new RangeError(`count is ${count}; it must be 1–500`);
    }
    const asker = `${this.#asker} ${cost} ${scopes.join(' ')}`;
    const { permits, nextAtMs } = await this.#inTime(
      this.#reservations.reserve({
        scopes: [...scopes],
        count,
        cost: checkCost(cost, count),
        class: permitClass,
        asker,
      }),
    );
    return { permits, nextMs: nextAtMs === undefined ? undefined : nextAtMs - this.#clock.monotonicMs() };
  }

  async giveBack(permits: readonly Permit[]): Promise<number> {
    return await this.#reservations.giveBack(permits);
  }

  async acquire(request: AcquireRequest): Promise<Grant> {
    checkCost(request.cost ?? 1, 1);
    return await this.#dispatchers.acquire(request);
  }

  backlog(request: BacklogRequest): Backlog {
    return this.#dispatchers.backlog(request);
  }

  async brake(scope: string, request: BrakeRequest): Promise<BrakeState> {
    const { state, counted } = await this.#inTime(this.#lever.brake(scope, request));
    if (counted) this.#dispatchers.drop(scope);
    return state;
  }

  async resume(scope: string): Promise<BrakeState> {
    const state = await this.#inTime(this.#lever.resume(scope));
    this.#dispatchers.drop(scope);
    return state;
  }

  async setLimit(limit: ScopeLimit): Promise<void> {
    await this.#inTime(this.#book.set(limit));
    this.#dispatchers.drop(limit.name);
  }

  async status(scope: string): Promise<ScopeStatus> {
    const tag = this.#book.tagOf([scope]);
    const read = async (): Promise<ScopeStatus> => {
      await this.#book.introduce(tag);
      let reply = await this.#store.status(tag, scope);
      if (reply === undefined) {
        await this.#book.reintroduce(tag);
        reply = await this.#store.status(tag, scope);
      }
      if (reply === undefined) throw new Error(`The limit of ${scope} was lost while it was stored`);
      return toScopeStatus(scope, reply, this.#dispatchers.waiting(scope));
    };
    return await this.#inTime(read());
  }

  async close(): Promise<void> {
    await this.#dispatchers.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #inTime<T>(promise: Promise<T>): Promise<T> {
    return within(promise, this.#commandTimeoutMs, this.#clock);
  }
}

function checkCost(cost: number, count: number): number {
  if (!(Number.isInteger(cost) && cost >= 1 && cost * count <= 1_000)) {
    throw new RangeError(`cost is ${cost}; it must be whole, and cost × count 1–1000`);
  }
  return cost;
}
