import type { ProviderLimits } from '@hub/provider';
import type { RateLimiterConfig } from '../config/worker-config.ts';
import { perSecond } from './scope-limits.ts';

/** What a mocked broker counts by: KIS by key, Kiwoom by key and API id (kis-api 8, kiwoom-api 5). */
const lanesPer = { KIS: 'account', KIWOOM: 'tr' } as const;

/** The limits of a mock: none, unless the operator set a rate for its broker. */
export function mockLimits(
  name: 'KIS' | 'KIWOOM',
  callsPerSecond: number | undefined,
  { enabled, perProviderLimit }: RateLimiterConfig,
): ProviderLimits | undefined {
  const limit = perSecond(callsPerSecond);
  if (limit === undefined || !enabled || !perProviderLimit) {
    return undefined;
  }
  const start = `${name}:mock:`;
  return {
    lanesPer: lanesPer[name],
    scopesOf: ({ account, trId }) => [
      lanesPer[name] === 'tr' ? `${start}${account}:${trId}` : `${start}${account}`,
    ],
    limitOf: (scope) => (scope.startsWith(start) ? limit : undefined),
  };
}
