import type { Provider, ProviderLimits } from '@hub/provider';
import type { LaneBacklog, LaneGate, LaneRoom, LimitedProvider, QueueName } from '@hub/queue-client';
import type { RateLimiter, ScopeLimit } from '@hub/rate-limiter';
import { LanePool } from './lane-pool.ts';
import { globalScope, type ScopeLimitOptions, scopeLimit, scopeName } from './scope-limits.ts';

export interface LanePermitsOptions extends ScopeLimitOptions {
  readonly limiter: RateLimiter;
  readonly providers: readonly Provider[];
  readonly monotonicMs: () => number;
  readonly onError: (error: unknown) => void;
}

interface LimitedLanes extends LimitedProvider {
  readonly limits: ProviderLimits;
}

/** Senders name accounts as they like; so many lanes are remembered, the oldest give way. */
const mostLanes = 10_000;

/** The permits of all lanes: tells the queue which tasks may leave Redis, and each call when it may be sent. */
export class LanePermits implements LaneGate {
  readonly limited: readonly LimitedLanes[];
  readonly #options: LanePermitsOptions;
  readonly #pools = new Map<string, LanePool>();
  readonly #opening = new Map<string, Promise<LanePool>>();
  readonly #defined = new Map<string, Promise<void>>();
  #wake = (): void => undefined;

  constructor(options: LanePermitsOptions) {
    this.#options = options;
    this.limited = options.providers.flatMap(({ name, limits }) =>
      limits === undefined ? [] : [{ provider: name.toUpperCase(), lanesPer: limits.lanesPer, limits }],
    );
  }

  get hasRoom(): boolean {
    for (const pool of this.#pools.values()) {
      if (pool.hasRoom) {
        return true;
      }
    }
    return false;
  }

  takeRooms(): readonly LaneRoom[] {
    const rooms: LaneRoom[] = [];
    for (const [lane, pool] of this.#pools) {
      const { urgent } = pool;
      const room = pool.takeRoom();
      if (room + urgent > 0) {
        rooms.push({ lane, room, urgent });
      }
    }
    return rooms;
  }

  returnRooms(rooms: readonly Pick<LaneRoom, 'lane' | 'room'>[]): void {
    for (const { lane, room } of rooms) {
      this.#pools.get(lane)?.returnRoom(room);
    }
  }

  /** A task that left a lane with room is in hand. */
  arrive(lane: string, task: object): void {
    this.#pools.get(lane)?.arrive(task);
  }

  /** It asks for its permit, or is over. */
  leave(lane: string, task: object): void {
    this.#pools.get(lane)?.leave(task);
  }

  waiting(backlogs: readonly LaneBacklog[]): void {
    const named = new Set(backlogs.map(({ lane }) => lane));
    for (const [lane, pool] of this.#pools) {
      if (!named.has(lane)) {
        pool.setWaiting({ priority: 0, normal: 0 });
      }
    }
    for (const backlog of backlogs) {
      const pool = this.#pools.get(backlog.lane);
      if (pool === undefined) {
        this.pool(backlog.lane).then((opened) => opened.setWaiting(backlog), this.#options.onError);
      } else {
        pool.setWaiting(backlog);
      }
    }
  }

  admits(lane: string, queue: QueueName): boolean {
    const pool = this.#pools.get(lane);
    // The first task of a lane: nothing is known of it, and its pool is opened by it.
    return pool === undefined || pool.admits(queue);
  }

  onRoom(wake: () => void): void {
    this.#wake = wake;
  }

  /** The pool of a lane; its scopes are made known to the limiter first. Rejects when the limiter does. */
  pool(lane: string): Promise<LanePool> {
    const known = this.#opening.get(lane);
    if (known !== undefined) {
      return known;
    }
    const opening = this.#open(lane);
    this.#opening.set(lane, opening);
    opening.catch(() => this.#opening.delete(lane));
    const [oldest] = this.#opening.keys();
    if (this.#opening.size > mostLanes && oldest !== undefined) {
      this.#opening.delete(oldest);
      this.#pools.delete(oldest);
    }
    return opening;
  }

  /**
   * Makes the scopes of a call known to the limiter, each once, and adds the one that all calls count in.
   *
   * @returns their names there
   */
  async define(lane: string, scopes: readonly string[]): Promise<readonly string[]> {
    const defined = this.#limitsOf(this.#parse(lane).limits, scopes);
    await Promise.all(defined.map((limit) => this.#define(limit)));
    return defined.map(({ name }) => name);
  }

  #limitsOf(limits: ProviderLimits, scopes: readonly string[]): ScopeLimit[] {
    return [...scopes, globalScope].flatMap((scope) => scopeLimit(scope, limits, this.#options) ?? []);
  }

  #define(limit: ScopeLimit): Promise<void> {
    const known = this.#defined.get(limit.name);
    if (known !== undefined) {
      return known;
    }
    const defining = this.#options.limiter.setLimit(limit);
    this.#defined.set(limit.name, defining);
    defining.catch(() => this.#defined.delete(limit.name));
    return defining;
  }

  async #open(lane: string): Promise<LanePool> {
    const { limits, trId, account } = this.#parse(lane);
    const { limiter, monotonicMs } = this.#options;
    const own = limits.scopesOf({ trId, account });
    const windowMs = Math.max(...this.#limitsOf(limits, own).map((limit) => limit.windowMs ?? 0));
    const scopes = await this.define(lane, own);
    const pool = new LanePool({ limiter, scopes, windowMs, monotonicMs, onRoom: () => this.#wake() });
    this.#pools.set(lane, pool);
    return pool;
  }

  /** `KIS:default`, or `KIWOOM:default:ka10080`; an account may have colons in it, a provider and a TR have none. */
  #parse(lane: string): { limits: ProviderLimits; account: string; trId: string } {
    const [provider = '', ...rest] = lane.split(':');
    const found = this.limited.find((candidate) => candidate.provider === provider);
    if (found === undefined) {
      throw new RangeError(`lane ${scopeName(lane)} is of no limited provider`);
    }
    const trId = found.lanesPer === 'tr' ? (rest.pop() ?? '') : '';
    return { limits: found.limits, account: rest.join(':'), trId };
  }
}
