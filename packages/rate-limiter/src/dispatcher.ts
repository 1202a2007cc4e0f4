import type { Clock } from './clock.ts';
import { ScopeStoppedError } from './errors.ts';
import type { Permit } from './permit.ts';
import type { Reserved } from './reservations.ts';
import { restMs } from './rest.ts';
import type { PermitClass } from './store.ts';
import type { Waiter, WaitingLine } from './waiting-line.ts';

export interface DispatcherParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly line: WaitingLine;
  readonly horizonMs: () => number;
  readonly reserve: (permitClass: PermitClass, count: number) => Promise<Reserved>;
  readonly giveBack: (permits: readonly Permit[]) => void;
  readonly onStale: (count: number) => void;
  readonly onFailure: (error: unknown) => void;
  readonly onSuccess: () => void;
  /** Slots came or went, so there may be room for work that waits elsewhere. */
  readonly onRoom: () => void;
}

/** Slots asked for at once; the script's own share is smaller but at very high limits. */
const MOST_AT_ONCE = 500;

/** A slot this near serves urgent work as fast as asking would; milliseconds. */
const NEAR_MS = 3;

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

/**
 * Serves those who wait for one set of scopes: asks for slots in batches, hands each to the best waiter when its time
 * has come, and gives back what nobody needs.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  /** In the order of their time. Slots are anonymous: whoever is first in line when the time comes gets one. */
  #slots: Permit[] = [];
  /** Those among them that were asked for as urgent; enough of them is enough. */
  readonly #urgent = new WeakSet<Permit>();
  readonly #askAtMs = { priority: 0, normal: 0 };
  readonly #asking = { priority: false, normal: false };
  /** Work that waits elsewhere and comes when there is a slot for it; slots are reserved for it as well. */
  #backlog: Readonly<Record<PermitClass, number>> = { priority: 0, normal: 0 };
  #failures = 0;
  #cancelTimer = (): void => undefined;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Slots in hand that nobody here waits for. */
  get room(): number {
    return Math.max(0, this.#slots.length - this.#parts.line.size);
  }

  expect(backlog: Readonly<Record<PermitClass, number>>): void {
    this.#backlog = backlog;
    this.step();
  }

  /** Something changed: a waiter came or went, slots arrived, time has come. */
  step(): void {
    this.#cancelTimer();
    const { clock, line } = this.#parts;
    this.#handOut(clock.monotonicMs());
    const surplus = this.#slots.splice(line.size + this.#backlog.priority + this.#backlog.normal);
    if (surplus.length > 0) this.#parts.giveBack(surplus);
    this.#askIfDue(clock.monotonicMs());
    this.#sleep();
  }

  /** Gives back all slots in hand; the next ones are asked for at once. */
  drop(): void {
    const slots = this.#slots.splice(0);
    if (slots.length > 0) this.#parts.giveBack(slots);
    this.#askAtMs.priority = 0;
    this.#askAtMs.normal = 0;
  }

  close(): void {
    this.#cancelTimer();
    this.drop();
  }

  #handOut(nowMs: number): void {
    const stale: Permit[] = [];
    for (let slot = this.#slots[0]; slot !== undefined; slot = this.#slots[0]) {
      if (nowMs > slot.untilMs) stale.push(slot);
      else if (nowMs >= slot.atMs && this.#parts.line.size > 0) this.#grant(slot, nowMs);
      else break;
      this.#slots.shift();
    }
    if (stale.length > 0) {
      this.#parts.onStale(stale.length);
      this.#parts.giveBack(stale);
    }
  }

  #grant(slot: Permit, nowMs: number): void {
    const waiter: Waiter | undefined = this.#parts.line.shift();
    waiter?.grant(slot, nowMs);
  }

  #askIfDue(nowMs: number): void {
    const want = this.#want(nowMs);
    for (const permitClass of ['priority', 'normal'] as const) {
      if (want[permitClass] > 0 && !this.#asking[permitClass] && nowMs >= this.#askAtMs[permitClass]) {
        void this.#ask(permitClass, Math.min(want[permitClass], MOST_AT_ONCE));
      }
    }
  }

  /** Slots that are missing, by class. Urgent work asks again although slots are in hand that come later. */
  #want(nowMs: number): Record<PermitClass, number> {
    const serving = this.#slots.filter(
      (slot) => slot.atMs <= nowMs + NEAR_MS || this.#urgent.has(slot),
    ).length;
    const urgent = this.#demand('priority');
    const normal = this.#demand('normal');
    return {
      priority: urgent - serving,
      normal: normal > 0 ? urgent + normal - this.#slots.length : 0,
    };
  }

  get #isBacklogged(): boolean {
    return this.#backlog.priority + this.#backlog.normal > 0;
  }

  #demand(permitClass: PermitClass): number {
    return this.#parts.line.count(permitClass) + this.#backlog[permitClass];
  }

  async #ask(permitClass: PermitClass, count: number): Promise<void> {
    const { clock, random, horizonMs } = this.#parts;
    this.#asking[permitClass] = true;
    const sentMs = clock.monotonicMs();
    try {
      const reserved = await this.#parts.reserve(permitClass, count);
      this.#failures = 0;
      this.#parts.onSuccess();
      if (permitClass === 'priority') for (const permit of reserved.permits) this.#urgent.add(permit);
      this.#slots = [...this.#slots, ...reserved.permits].sort((left, right) => left.atMs - right.atMs);
      this.#askAtMs[permitClass] =
        clock.monotonicMs() +
        restMs({ reserved, count, sentMs, nowMs: clock.monotonicMs(), horizonMs: horizonMs(), random });
    } catch (error) {
      const isRefused = error instanceof ScopeStoppedError || error instanceof RangeError;
      if (isRefused) this.#parts.line.rejectAll(error);
      else this.#parts.onFailure(error);
      // Also when refused: a backlog cannot be told, and goes on once the scope does.
      const pauseMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
      this.#failures += 1;
      this.#askAtMs[permitClass] = isRefused
        ? clock.monotonicMs() + (this.#isBacklogged ? pauseMs : 0)
        : clock.monotonicMs() + pauseMs * (0.5 + random() / 2);
    }
    this.#asking[permitClass] = false;
    this.step();
    if (this.room > 0) this.#parts.onRoom();
  }

  #sleep(): void {
    const { clock, line } = this.#parts;
    if (this.#demand('priority') + this.#demand('normal') === 0) return;
    const [next] = this.#slots;
    // A slot that nobody here waits for is kept to its end: the work it was meant for may be on its way.
    const wakeAtMs = next === undefined ? [] : [line.size > 0 ? next.atMs : next.untilMs + 0.1];
    const want = this.#want(clock.monotonicMs());
    for (const permitClass of ['priority', 'normal'] as const) {
      if (want[permitClass] > 0 && !this.#asking[permitClass]) wakeAtMs.push(this.#askAtMs[permitClass]);
    }
    if (wakeAtMs.length > 0) this.#cancelTimer = clock.at(Math.min(...wakeAtMs), () => this.step());
  }
}
