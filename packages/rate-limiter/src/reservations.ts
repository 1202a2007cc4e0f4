import type { Clock } from './clock.ts';
import { ScopeStoppedError } from './errors.ts';
import type { LimiterEvent } from './limiter-event.ts';
import { createPermit, type Permit, slotsOf } from './permit.ts';
import type { ScopeBook } from './scope-book.ts';
import { ServerClock } from './server-clock.ts';
import type { PermitClass, ReservationReply, Store } from './store.ts';

export interface Reservation {
  readonly scopes: readonly string[];
  readonly asker: string;
  readonly class: PermitClass;
  readonly count: number;
  readonly cost: number;
}

export interface Reserved {
  readonly permits: readonly Permit[];
  /** Monotonic time of the first slot that was not given; undefined when the request was filled or capped. */
  readonly nextAtMs: number | undefined;
  readonly askers: number;
}

type OkReply = Extract<ReservationReply, { kind: 'ok' }>;

/** Turns slots of the store's time into permits of this process's time. */
export class Reservations {
  readonly #store: Store;
  readonly #book: ScopeBook;
  readonly #clock: Clock;
  readonly #staleMs: number;
  readonly #tell: (event: LimiterEvent) => void;
  readonly #serverClocks = new Map<string, ServerClock>();

  constructor(
    store: Store,
    book: ScopeBook,
    clock: Clock,
    staleMs: number,
    tell: (event: LimiterEvent) => void,
  ) {
    this.#store = store;
    this.#book = book;
    this.#clock = clock;
    this.#staleMs = staleMs;
    this.#tell = tell;
  }

  /** @throws {RangeError} {ScopeStoppedError}, and what the store throws */
  async reserve(reservation: Reservation): Promise<Reserved> {
    const { scopes } = reservation;
    const tag = this.#book.tagOf(scopes);
    await this.#book.introduce(tag);
    let newEpoch = false;
    for (;;) {
      const sentMs = this.#clock.monotonicMs();
      const reply = await this.#store.reserve({ ...reservation, tag, newEpoch });
      const receivedMs = this.#clock.monotonicMs();
      if (reply.kind === 'undefined') {
        await this.#book.reintroduce(tag);
        continue;
      }
      if (reply.kind === 'stopped') throw new ScopeStoppedError(reply.scope);
      if (reply.kind === 'costly') {
        throw new RangeError(`cost ${reservation.cost} is above the limit of scope ${reply.scope}`);
      }
      for (const [index, news] of reply.news.entries()) {
        this.#book.hear(scopes[index] ?? '', news, reply.nowUs);
      }
      const serverClock = this.#serverClock(tag);
      const stepMs = serverClock.hear(reply.nowUs, sentMs, receivedMs);
      if (stepMs > 0) {
        // Windows that the store believes over are not: forget these slots and begin anew.
        this.#tell({ type: 'clock-stepped', tag, stepMs });
        newEpoch = true;
        continue;
      }
      return this.#toReserved(reservation, reply, serverClock);
    }
  }

  /** @returns how many slots were freed */
  async giveBack(permits: readonly Permit[]): Promise<number> {
    const groups = new Map<string, { epoch: string; scopes: readonly string[]; slots: number[] }>();
    for (const permit of permits) {
      const { epoch, slots } = slotsOf(permit);
      const key = `${epoch} ${permit.scopes.join(' ')}`;
      const group = groups.get(key) ?? { epoch, scopes: permit.scopes, slots: [] };
      group.slots.push(...slots);
      groups.set(key, group);
    }
    const freed = await Promise.all(
      [...groups.values()].map(({ epoch, scopes, slots }) =>
        this.#store.giveBack(this.#book.tagOf(scopes), epoch, scopes, slots).catch(() => 0),
      ),
    );
    return freed.reduce((sum, count) => sum + count, 0);
  }

  #serverClock(tag: string): ServerClock {
    const serverClock = this.#serverClocks.get(tag) ?? new ServerClock();
    this.#serverClocks.set(tag, serverClock);
    return serverClock;
  }

  #toReserved(reservation: Reservation, reply: OkReply, serverClock: ServerClock): Reserved {
    const { scopes, cost } = reservation;
    const permits = reply.slots.map(({ offsetUs, bound }, index) => {
      const slotUs = reply.nowUs + offsetUs;
      const parts = {
        id: `${reply.epoch}:${reply.firstSlot + index * cost}`,
        scopes,
        cost,
        // Wherever between these two the slot truly is, this is never early and never too late.
        atMs: serverClock.latestMs(slotUs),
        untilMs: serverClock.earliestMs(slotUs) + this.#staleMs,
        boundBy: scopes[bound],
      };
      return createPermit(parts, this.#clock, (permit) => void this.giveBack([permit]));
    });
    return {
      permits,
      nextAtMs: reply.nextUs === undefined ? undefined : serverClock.latestMs(reply.nowUs + reply.nextUs),
      askers: reply.askers,
    };
  }
}
