import type { ProviderRequest } from './provider-request.ts';

/** How many calls a broker takes in any window. */
export interface CallLimit {
  readonly calls: number;
  readonly windowMs: number;
}

/** What a broker counts calls by. */
export interface ProviderLimits {
  /** Tasks of one TR wait for each other only (the broker counts per API id), or all tasks of an account do. */
  readonly lanesPer: 'account' | 'tr';
  /** Scopes that one call counts in, the widest first: `KIS:real:default`, or `KIWOOM:real:default:ka10080`. */
  scopesOf(request: Pick<ProviderRequest, 'trId' | 'account'>): readonly string[];
  /** What one of those scopes allows; undefined for a scope of somebody else. */
  limitOf(scope: string): CallLimit | undefined;
}
