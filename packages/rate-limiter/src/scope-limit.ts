import type { Algorithm } from './algorithm.ts';

/** What one scope allows: a key, an API id, an account, or whatever else the other side counts by. */
export interface ScopeLimit {
  /** `KIS:default`; letters, digits and `: . _ - /`. */
  readonly name: string;
  /** Calls per window, 1–5 000. */
  readonly limit: number;
  /** Length of the window, milliseconds, 10–86 400 000. Default 1 000. */
  readonly windowMs?: number;
  /**
   * Added to the window for what no clock here can see: jitter of the way there plus lateness of sending (at most
   * `staleMs`). Milliseconds, up to a quarter of the window plus 100. Default 15.
   */
  readonly guardMs?: number;
  /** 0: as many calls at once as the window allows; 1: evenly spaced. Only `sliding_window`. Default 0.5. */
  readonly pacing?: number;
  /** Share of the limit kept for priority work while there is any, 0–0.9. Only `sliding_window`. Default 0.1. */
  readonly priorityShare?: number;
  /** How far ahead slots are reserved, milliseconds, 5–1 000. Default 100. */
  readonly horizonMs?: number;
  /** Default `sliding_window`, the only one that never exceeds the limit. */
  readonly algorithm?: Algorithm;
}

/**
 * What a scope allows when its limit says nothing else.
 *
 * Source of `guardMs`: with slots at least `windowMs + guardMs` apart, no window holds more than the limit as long as
 * jitter + lateness ≤ guard (docs/decisions/2026-11-23-rate-limiter.md). 10 ms of jitter, 4 ms of lateness (`staleMs`)
 * and 1 ms to spare cost 1.5 % of the rate.
 */
export const scopeDefaults = {
  windowMs: 1_000,
  guardMs: 15,
  pacing: 0.5,
  priorityShare: 0.1,
  horizonMs: 100,
  algorithm: 'sliding_window',
} as const satisfies Omit<Required<ScopeLimit>, 'name' | 'limit'>;
