import type { MemoryScope } from './memory-scope.ts';
import type { FoundSlot, StoreReservation } from './store.ts';

export interface Found {
  readonly slots: readonly FoundSlot[];
  readonly nextUs: number | undefined;
  readonly askers: number;
  /** Slots used up in each scope. */
  readonly count: number;
}

/** Finds slots that are free in all scopes at once and takes them; the steps of `reserve.lua`. */
export function reserveInMemory(
  scopes: readonly MemoryScope[],
  request: StoreReservation,
  nowUs: number,
  firstSlot: number,
): Found {
  const { class: permitClass, cost } = request;
  const searches = scopes.map((scope) => scope.search(permitClass, cost, nowUs));
  let cap = request.count;
  let askers = 1;
  let reachUs = Number.POSITIVE_INFINITY;
  for (const scope of scopes) {
    const sharers = scope.noteAsker(request.asker, nowUs);
    const { horizonUs, limit, windowUs } = scope.definition;
    askers = Math.max(askers, sharers);
    reachUs = Math.min(reachUs, nowUs + horizonUs);
    const share = Math.ceil((horizonUs * limit) / (windowUs * sharers * cost)) + 1;
    if (permitClass === 'normal' && sharers > 1) cap = Math.min(cap, share);
  }

  const earliest = (): { timeUs: number; bound: number } => {
    let timeUs = nowUs;
    let bound = -1;
    for (let moved = true; moved && timeUs <= reachUs; ) {
      moved = false;
      for (const [index, search] of searches.entries()) {
        const ownUs = search.earliest(timeUs);
        if (ownUs > timeUs) [timeUs, bound, moved] = [ownUs, index, true];
      }
      if (scopes.length === 1) break;
    }
    return { timeUs: Math.ceil(timeUs), bound };
  };

  const slots: FoundSlot[] = [];
  let number = firstSlot;
  let nextUs: number | undefined;
  while (slots.length < cap) {
    const { timeUs, bound } = earliest();
    if (timeUs > reachUs) {
      nextUs = timeUs - nowUs;
      break;
    }
    slots.push({ offsetUs: timeUs - nowUs, bound });
    const numbers = Array.from({ length: cost }, (_, index) => number + index);
    number += cost;
    for (const [index, scope] of scopes.entries()) {
      const isLate = bound >= 0 && bound !== index && (searches[index]?.earliest(nowUs) ?? timeUs) < timeUs;
      scope.take(timeUs, numbers, isLate, permitClass);
    }
  }
  if (permitClass === 'priority') for (const scope of scopes) scope.notePriorityDemand(nowUs);
  return { slots, nextUs, askers, count: number - firstSlot };
}
