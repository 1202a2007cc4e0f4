import { type BrakeRecord, recovered } from './brake-record.ts';
import { type Definition, formatDefinition } from './definition.ts';
import { Ring } from './ring.ts';
import { slidingWindowSlot } from './sliding-window.ts';
import type { PermitClass } from './store.ts';

const PRIORITY_DEMAND_US = 2_000_000;
const ASKER_US = 2_000_000;

/** One reservation's view of a scope. */
export interface ScopeSearch {
  readonly earliest: (fromUs: number) => number;
}

/** One scope in memory: the same rules as `reserve.lua`. Times in microseconds. */
export class MemoryScope {
  definition: Definition;
  readonly ring = new Ring();
  readonly prioritySlots = new Ring();
  readonly #askers = new Map<string, number>();
  brake: BrakeRecord | undefined;
  coldUntilUs: number;
  worst = 0;
  level = 0;
  #holeUntilUs = 0;
  #priorityDemandUs = Number.NEGATIVE_INFINITY;
  #emptyAgainUs = 0;
  /** Slots whose time was lost: as many are not paced, for they make up for it. */
  #owed = 0;
  #owedUntilUs = 0;

  constructor(definition: Definition, epochUs: number | undefined) {
    this.definition = definition;
    this.coldUntilUs =
      (epochUs ?? Number.NEGATIVE_INFINITY) + this.#spanUs(epochUs ?? 0) + definition.horizonUs;
  }

  get text(): string {
    return formatDefinition(this.definition);
  }

  begin(epochUs: number, nowUs: number): void {
    this.ring.clear();
    this.prioritySlots.clear();
    this.#holeUntilUs = 0;
    this.#emptyAgainUs = 0;
    this.#owed = 0;
    this.coldUntilUs = epochUs + this.#spanUs(nowUs) + this.definition.horizonUs;
  }

  redefine(definition: Definition, nowUs: number): void {
    const { algorithm, windowUs, guardUs } = this.definition;
    this.definition = definition;
    if (definition.algorithm !== algorithm || definition.windowUs + definition.guardUs > windowUs + guardUs) {
      this.coldUntilUs = nowUs + definition.windowUs + definition.guardUs + definition.horizonUs;
    }
  }

  /** @returns how many askers share the scope */
  noteAsker(asker: string, nowUs: number): number {
    this.#askers.set(asker, nowUs);
    return this.askers(nowUs);
  }

  askers(nowUs: number): number {
    for (const [asker, atUs] of this.#askers) if (atUs <= nowUs - ASKER_US) this.#askers.delete(asker);
    return this.#askers.size;
  }

  search(permitClass: PermitClass, cost: number, nowUs: number): ScopeSearch {
    const { algorithm, limit, windowUs } = this.definition;
    this.level = this.brake === undefined ? 0 : recovered(this.brake, nowUs).level;
    const spanUs = this.#spanUs(nowUs);
    this.ring.forget(nowUs - (1.25 * windowUs + 200_000));
    const floorUs = Math.max(this.coldUntilUs, this.brake?.pauseUntilUs ?? 0);
    if (algorithm === 'token_bucket') {
      return {
        earliest: (t) => Math.max(t, floorUs, this.#emptyAgainUs - ((limit - cost) * windowUs) / limit),
      };
    }
    if (algorithm === 'fixed_window')
      return { earliest: (t) => this.#fixedWindowSlot(Math.max(t, floorUs), cost) };

    if (this.level > 0 || this.#owedUntilUs <= nowUs) this.#owed = 0;
    const paceUs = this.#paceUs(permitClass, cost, spanUs);
    const lag = this.#usable(permitClass, cost, nowUs, spanUs) - cost + 1;
    const isSearched = permitClass === 'priority' || this.#holeUntilUs > nowUs;
    const base = isSearched ? this.ring.countUntil(nowUs) : this.ring.times.length;
    const search = {
      times: this.ring.times,
      base,
      lag,
      spanUs,
      floorUs: isSearched ? floorUs : Math.max(floorUs, this.ring.newestUs ?? 0),
    };
    return { earliest: (t) => slidingWindowSlot({ ...search, paceUs: this.#owed > 0 ? 0 : paceUs }, t) };
  }

  /** @param isLate - the slot could have come sooner but for another scope of the call */
  take(timeUs: number, numbers: readonly number[], isLate: boolean, permitClass: PermitClass): void {
    const { algorithm, limit, windowUs } = this.definition;
    if (isLate && algorithm === 'sliding_window') this.#holeUntilUs = Math.max(this.#holeUntilUs, timeUs);
    if (algorithm === 'sliding_window') this.#owed = Math.max(0, this.#owed - numbers.length);
    this.#emptyAgainUs = Math.max(this.#emptyAgainUs, timeUs) + (numbers.length * windowUs) / limit;
    for (const number of numbers) {
      this.ring.add(timeUs, number);
      if (permitClass === 'priority') this.prioritySlots.add(timeUs, number);
    }
  }

  notePriorityDemand(nowUs: number): void {
    this.#priorityDemandUs = nowUs;
    this.prioritySlots.forget(nowUs - (1.25 * this.definition.windowUs + 200_000));
  }

  /** @returns how many were there */
  giveBack(numbers: readonly number[], nowUs: number): number {
    const missed = numbers.filter((number) => (this.ring.timeOf(number) ?? Infinity) <= nowUs).length;
    const removed = numbers.filter((number) => this.ring.remove(number)).length;
    for (const number of numbers) this.prioritySlots.remove(number);
    if (removed > 0) {
      this.#holeUntilUs = this.ring.newestUs ?? 0;
      this.#owe(missed, nowUs);
      this.#emptyAgainUs -= (removed * this.definition.windowUs) / this.definition.limit;
    }
    return removed;
  }

  /** Their time is lost, and pacing would not let others catch up. */
  #owe(missed: number, nowUs: number): void {
    if (missed === 0) return;
    this.#owed = missed + (this.#owedUntilUs > nowUs ? this.#owed : 0);
    this.#owedUntilUs = nowUs + this.definition.windowUs;
  }

  #fixedWindowSlot(fromUs: number, cost: number): number {
    const { limit, windowUs } = this.definition;
    for (let t = fromUs; ; ) {
      const startUs = t - (t % windowUs);
      const used = this.ring.countUntil(startUs + windowUs - 1) - this.ring.countUntil(startUs - 1);
      if (used + cost <= limit) return t;
      t = startUs + windowUs;
    }
  }

  #usable(permitClass: PermitClass, cost: number, nowUs: number, spanUs: number): number {
    const { limit, priorityShare, horizonUs } = this.definition;
    const isShared = priorityShare > 0 && this.#priorityDemandUs > nowUs - PRIORITY_DEMAND_US;
    if (permitClass === 'priority' || !isShared) return limit;
    const taken = this.prioritySlots.times.length - this.prioritySlots.countUntil(nowUs + horizonUs - spanUs);
    const kept = Math.ceil(limit * priorityShare);
    return Math.max(cost, 1, Math.min(limit, limit - kept + taken));
  }

  #paceUs(permitClass: PermitClass, cost: number, spanUs: number): number {
    const evenUs = (spanUs / this.definition.limit) * cost;
    const paceUs = permitClass === 'normal' ? evenUs * this.definition.pacing : 0;
    return this.level > 0 ? Math.max(paceUs, evenUs * 2 ** (this.level - 1)) : paceUs;
  }

  #spanUs(nowUs: number): number {
    const extraUs = this.brake === undefined ? 0 : recovered(this.brake, nowUs).guardExtraUs;
    return this.definition.windowUs + this.definition.guardUs + extraUs;
  }
}
