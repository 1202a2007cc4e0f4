import type { CallLimit, ProviderLimits } from '@hub/provider';
import type { Algorithm, ScopeLimit } from '@hub/rate-limiter';

/** The scope every limited call counts in besides its own. */
export const globalScope = 'hub:all';

export interface ScopeLimitOptions {
  readonly algorithm: Algorithm;
  /** Calls per second of all limited providers together; undefined: no such limit. */
  readonly globalCallsPerSecond: number | undefined;
}

/**
 * Calls spread evenly, not in bursts: the peak the broker sees is the limit, and an urgent call never waits for longer
 * than one interval (docs/decisions/2026-11-23-gate.md).
 */
const pacing = 0.98;

/** @returns what the limiter needs to know of a scope; undefined for a scope nobody limits */
export function scopeLimit(
  scope: string,
  limits: ProviderLimits,
  { algorithm, globalCallsPerSecond }: ScopeLimitOptions,
): ScopeLimit | undefined {
  const limit = scope === globalScope ? perSecond(globalCallsPerSecond) : limits.limitOf(scope);
  return limit && { name: scopeName(scope), limit: limit.calls, windowMs: limit.windowMs, pacing, algorithm };
}

/** The limiter allows fewer characters than senders put into names of accounts and TRs. */
export function scopeName(scope: string): string {
  return scope.replaceAll(/[^\w:.\-/]/g, '_');
}

/** A rate as a number of calls per window: 0.5/s is one in two seconds. */
export function perSecond(callsPerSecond: number | undefined): CallLimit | undefined {
  if (callsPerSecond === undefined) {
    return undefined;
  }
  return Number.isInteger(callsPerSecond)
    ? { calls: callsPerSecond, windowMs: 1_000 }
    : { calls: 1, windowMs: Math.ceil(1_000 / callsPerSecond) };
}
