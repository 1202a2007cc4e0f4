import type { Backlog, BacklogRequest } from './backlog.ts';
import type { Clock } from './clock.ts';
import { Dispatcher } from './dispatcher.ts';
import { CancelledError, LimiterUnavailableError, PermitTimeoutError } from './errors.ts';
import type { LimiterEvent } from './limiter-event.ts';
import type { Permit } from './permit.ts';
import type { AcquireRequest, Grant } from './rate-limiter.ts';
import type { Reservations } from './reservations.ts';
import type { ScopeBook } from './scope-book.ts';
import { type Waiter, WaitingLine } from './waiting-line.ts';
import { asLimiterError } from './within.ts';

export interface DispatchersParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly tell: (event: LimiterEvent) => void;
  readonly asker: string;
  readonly book: ScopeBook;
  readonly reservations: Reservations;
}

interface Lane {
  readonly scopes: readonly string[];
  readonly line: WaitingLine;
  readonly dispatcher: Dispatcher;
  onRoom: () => void;
}

/** One dispatcher for each set of scopes that somebody waits for. */
export class Dispatchers {
  readonly #parts: DispatchersParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #returning = new Set<Promise<unknown>>();
  /** Why the store does not answer; undefined while it does. */
  #failure: Error | undefined;
  #closed = false;

  constructor(parts: DispatchersParts) {
    this.#parts = parts;
  }

  acquire(request: AcquireRequest): Promise<Grant> {
    const { scopes, class: permitClass = 'normal', cost = 1, signal, timeoutMs } = request;
    this.#parts.book.tagOf(scopes);
    if (this.#closed) return Promise.reject(closedError());
    if (signal?.aborted === true) return Promise.reject(cancelledError(signal));
    const { clock } = this.#parts;
    const lane = this.#lane(scopes, cost);
    const sinceMs = clock.monotonicMs();

    return new Promise((resolve, reject) => {
      let cancelTimeout: (() => void) | undefined;
      const settle = (): void => {
        cancelTimeout?.();
        signal?.removeEventListener('abort', onAbort);
      };
      const giveUp = (error: Error): void => {
        lane.line.remove(waiter);
        settle();
        reject(error);
        lane.dispatcher.step();
      };
      const onAbort = (): void => giveUp(cancelledError(signal));
      const waiter: Waiter = {
        class: permitClass,
        grant(permit, nowMs) {
          settle();
          resolve({ ...permit, waitedMs: nowMs - sinceMs });
        },
        reject(error) {
          settle();
          reject(asLimiterError(error));
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      if (timeoutMs !== undefined) {
        cancelTimeout = clock.after(timeoutMs, () =>
          giveUp(this.#failure ?? new PermitTimeoutError(scopes, timeoutMs)),
        );
      }
      lane.line.add(waiter);
      lane.dispatcher.step();
    });
  }

  /** @throws {RangeError} a scope is not defined, or the scopes do not share a tag */
  backlog({ scopes, onRoom }: BacklogRequest): Backlog {
    this.#parts.book.tagOf(scopes);
    const lane = this.#lane(scopes, 1);
    lane.onRoom = onRoom;
    return {
      get room() {
        return lane.dispatcher.room;
      },
      waiting: (counts) => {
        if (!this.#closed) lane.dispatcher.expect(counts);
      },
    };
  }

  /** Gives back what is in hand for a scope and asks anew: its limit or its brake changed. */
  drop(scope: string): void {
    for (const { scopes, dispatcher } of this.#lanes.values()) {
      if (!scopes.includes(scope)) continue;
      dispatcher.drop();
      dispatcher.step();
    }
  }

  waiting(scope: string): number {
    return [...this.#lanes.values()]
      .filter(({ scopes }) => scopes.includes(scope))
      .reduce((sum, { line }) => sum + line.size, 0);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { line, dispatcher } of this.#lanes.values()) {
      line.rejectAll(closedError());
      dispatcher.close();
    }
    await Promise.allSettled(this.#returning);
  }

  #lane(scopes: readonly string[], cost: number): Lane {
    const key = `${cost} ${scopes.join(' ')}`;
    const before = this.#lanes.get(key);
    if (before !== undefined) return before;
    const { clock, random, tell, book, reservations } = this.#parts;
    const own = [...scopes];
    const asker = `${this.#parts.asker} ${key}`;
    const line = new WaitingLine();
    const dispatcher = new Dispatcher({
      clock,
      random,
      line,
      horizonMs: () => Math.min(...own.map((scope) => book.definition(scope).horizonUs / 1_000)),
      reserve: (permitClass, count) =>
        reservations.reserve({
          scopes: own,
          asker,
          class: permitClass,
          count: Math.min(count, Math.floor(1_000 / cost)),
          cost,
        }),
      giveBack: (permits) => this.#giveBack(permits),
      onStale: (count) => tell({ type: 'stale', scopes: own, count }),
      onFailure: (error) => this.#onFailure(error),
      onSuccess: () => this.#onSuccess(),
      onRoom: () => lane.onRoom(),
    });
    const lane: Lane = { scopes: own, line, dispatcher, onRoom: () => undefined };
    this.#lanes.set(key, lane);
    return lane;
  }

  #giveBack(permits: readonly Permit[]): void {
    const returning = this.#parts.reservations
      .giveBack(permits)
      .finally(() => this.#returning.delete(returning));
    this.#returning.add(returning);
  }

  #onFailure(error: unknown): void {
    if (this.#failure === undefined) this.#parts.tell({ type: 'unavailable', error });
    this.#failure = asLimiterError(error);
  }

  #onSuccess(): void {
    if (this.#failure !== undefined) this.#parts.tell({ type: 'available' });
    this.#failure = undefined;
  }
}

function closedError(): LimiterUnavailableError {
  return new LimiterUnavailableError('The limiter is closed');
}

function cancelledError(signal: AbortSignal | undefined): CancelledError {
  return new CancelledError('Cancelled while waiting for a permit', { cause: signal?.reason });
}
