import type { CallLimit, ProviderLimits } from '@hub/provider';
import type { KisEnvironment } from '../registry/environment.ts';
import callLimits from './call-limits.json' with { type: 'json' };

/** Token calls are counted apart from the others, one a second (kis-api 8 [M]). */
const tokenLimit: CallLimit = { calls: 1, windowMs: 1_000 };

/** The broker counts by app key, so by account (kis-api 8 [M]). */
export function callScope(environment: KisEnvironment, account: string): string {
  return `KIS:${environment}:${account}`;
}

export function tokenScope(environment: KisEnvironment, account: string): string {
  return `${callScope(environment, account)}:token`;
}

/**
 * What KIS takes, by the newest notice in force.
 *
 * @param now - epoch milliseconds
 */
export function kisLimits(
  environment: KisEnvironment,
  accounts: readonly string[],
  now: () => number,
): ProviderLimits {
  const calls = new Set(accounts.map((account) => callScope(environment, account)));
  const tokens = new Set(accounts.map((account) => tokenScope(environment, account)));
  return {
    lanesPer: 'account',
    scopesOf: ({ account }) => [callScope(environment, account)],
    limitOf(scope) {
      if (calls.has(scope)) return limitInForce(environment, now());
      return tokens.has(scope) ? tokenLimit : undefined;
    },
  };
}

function limitInForce(environment: KisEnvironment, nowMs: number): CallLimit | undefined {
  const newestFirst = callLimits
    .filter((entry) => entry.environment === environment)
    .toSorted((left, right) => right.since.localeCompare(left.since));
  // A clock before all notices is wrong; no limit at all would be worse than a limit of today.
  const limit = newestFirst.find(({ since }) => Date.parse(since) <= nowMs) ?? newestFirst[0];
  return limit && { calls: limit.calls, windowMs: limit.windowMs };
}
