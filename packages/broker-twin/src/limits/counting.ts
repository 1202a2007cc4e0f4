import type { EpochMs } from '../clock/twin-clock.ts';
import type { WindowRule } from './call-window.ts';

/** A rule as the counting kinds read it. */
export interface Allowance {
  /** Whole calls per period, at least one. */
  readonly calls: number;
  readonly periodMs: number;
  readonly perSecond: number;
  readonly capacity: number;
  readonly countRefused: boolean;
}

/** How one kind of window counts. Time never goes back between two calls. */
export interface Counting {
  admit(at: EpochMs, allowance: Allowance): boolean;
}

/** A limit under one per second is one call in a longer period; other fractions are cut off, but for a token bucket. */
export function allowanceOf(rule: WindowRule): Allowance {
  const { limit, capacity = Math.max(1, limit), countRefused } = rule;
  if (!(limit > 0)) throw new RangeError(`limit is ${limit}; it must be above 0`);
  if (!(capacity >= 1)) throw new RangeError(`capacity is ${capacity}; it must be at least 1`);
  return {
    calls: Math.max(1, Math.floor(limit)),
    periodMs: limit < 1 ? 1_000 / limit : 1_000,
    perSecond: limit,
    capacity,
    countRefused,
  };
}
