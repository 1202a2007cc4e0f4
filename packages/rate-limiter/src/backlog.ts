import type { PermitClass } from './store.ts';

export interface BacklogRequest {
  /** As for `acquire`; the work that waits calls `acquire` with the same scopes when it comes. */
  readonly scopes: readonly string[];
  /** There is room: fetch some of the work. */
  readonly onRoom: () => void;
}

/**
 * Work that waits elsewhere, in a queue say, and is to be fetched only when a permit is in reach: so it can still be
 * overtaken there. Permits are reserved for it as for those who wait in `acquire`; who comes first gets the next one,
 * priority work before all others.
 */
export interface Backlog {
  /** Says how much work waits elsewhere now, by class. */
  waiting(counts: Readonly<Record<PermitClass, number>>): void;
  /** Permits in hand, all within the horizon, that nobody here waits for: so much work may be fetched. */
  readonly room: number;
}
