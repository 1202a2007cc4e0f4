import type { EpochMs } from '../clock/twin-clock.ts';

/** How a broker counts. None of them has published its kind, so all are here (kis-api section 8, kiwoom-api section 5). */
export type WindowKind = 'fixed_second' | 'sliding_second' | 'token_bucket';

export interface WindowRule {
  readonly kind: WindowKind;
  /** Calls per second; for a token bucket the refill. May be a fraction. */
  readonly limit: number;
  /** Token bucket only: how many it holds. Default: `limit`. */
  readonly capacity?: number;
  /** Whether a refused call uses up a place. */
  readonly countRefused: boolean;
}

export interface CallWindow {
  /** @returns whether the call is let through */
  admit(at: EpochMs): boolean;
  readonly rule: WindowRule;
  /** Takes effect with the next call. */
  setRule(rule: WindowRule): void;
}
