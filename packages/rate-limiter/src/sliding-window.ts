export interface RingSearch {
  /** Slots, oldest first. */
  readonly times: readonly number[];
  /** Place of the first slot before which another may be put. */
  readonly base: number;
  /** No `lag` + 1 slots may lie closer together than `spanUs`. */
  readonly lag: number;
  readonly spanUs: number;
  /** Least distance to the neighbours. */
  readonly paceUs: number;
  readonly floorUs: number;
}

/**
 * The first time from `fromUs` on at which one more slot leaves no window with more than its limit: the same search as
 * in `reserve.lua`. With slots in order, `slot[k] = max(from, slot[k − lag] + span, slot[k − 1] + pace)`; a slot that goes
 * between others must leave room in the windows that begin before and end after it, too.
 */
export function slidingWindowSlot(search: RingSearch, fromUs: number): number {
  const { times, base, lag, spanUs, paceUs, floorUs } = search;
  let t = Math.max(fromUs, floorUs);
  let place = base;
  while (place < times.length && (times[place] ?? 0) <= t) place += 1;
  for (;;) {
    const bound = times[place - lag];
    const before = times[place - 1];
    if (bound !== undefined) t = Math.max(t, bound + spanUs);
    if (before !== undefined) t = Math.max(t, before + paceUs);
    const next = times[place];
    if (next === undefined) return t;
    if (t >= next) {
      place += 1;
      continue;
    }
    const jump = crowded(search, place, t);
    if (jump === 0) return t;
    place += jump;
    t = Math.max(t, times[place - 1] ?? t);
  }
}

/** How many of the slots from `place` on have to pass before there is room; 0 when there is. */
function crowded({ times, lag, spanUs, paceUs }: RingSearch, place: number, t: number): number {
  for (let ahead = Math.min(lag, times.length - place); ahead >= 1; ahead -= 1) {
    const last = times[place + ahead - 1] ?? t;
    const first = ahead === lag ? t : times[place - lag + ahead];
    if ((first !== undefined && last - first < spanUs) || (ahead === 1 && last - t < paceUs)) return ahead;
  }
  return 0;
}
