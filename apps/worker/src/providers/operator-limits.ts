import type { Provider } from '@hub/provider';
import { perSecond } from '../gate/scope-limits.ts';

/** A provider whose calls are held to the operator's rate instead of the published one; token calls keep their own. */
export function operatorLimits(provider: Provider, callsPerSecond: number | undefined): Provider {
  const { limits } = provider;
  const rate = perSecond(callsPerSecond);
  if (limits === undefined || rate === undefined) {
    return provider;
  }
  return {
    name: provider.name,
    operationClass: (trId) => provider.operationClass(trId),
    call: (request, context) => provider.call(request, context),
    close: async () => provider.close?.(),
    limits: {
      lanesPer: limits.lanesPer,
      scopesOf: (request) => limits.scopesOf(request),
      limitOf: (scope) => (scope.endsWith(':token') ? limits.limitOf(scope) : limits.limitOf(scope) && rate),
    },
  };
}
