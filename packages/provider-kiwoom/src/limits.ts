import type { CallLimit, ProviderLimits } from '@hub/provider';
import type { KiwoomEnvironment } from './environment.ts';
import { PROVIDER_NAME } from './provider-name.ts';
import { trRegistry } from './registry/tr-table.ts';

/** Calls of one TR by one app key; queries and orders alike. Measured in 2026, and named by the refusals (kiwoom-api 5 [A]). */
const callsPerTr: Readonly<Record<KiwoomEnvironment, CallLimit>> = {
  real: { calls: 5, windowMs: 1_000 },
  paper: { calls: 1, windowMs: 1_000 },
};

/** The token endpoint has a limit of its own; its size is not known (kiwoom-api 2 [B]). */
const tokenCalls: CallLimit = { calls: 1, windowMs: 1_000 };

const TOKEN_TR = 'au10001';

export function scopeOf(environment: KiwoomEnvironment, account: string, trId: string): string {
  return `${PROVIDER_NAME}:${environment}:${account}:${trId}`;
}

/** What token requests of an account count in. */
export function tokenScopeOf(environment: KiwoomEnvironment, account: string): string {
  return scopeOf(environment, account, TOKEN_TR);
}

/** The broker counts by app key and TR: lanes and scopes are per TR. */
export function kiwoomLimits(environment: KiwoomEnvironment): ProviderLimits {
  const prefix = `${PROVIDER_NAME}:${environment}:`;
  return {
    lanesPer: 'tr',
    scopesOf({ trId, account }) {
      const tr = trRegistry.get(trId);
      // What is refused before it is sent counts nowhere.
      return tr === undefined ? [] : [scopeOf(environment, account, tr.id)];
    },
    limitOf(scope) {
      if (!scope.startsWith(prefix)) return undefined;
      return scope.endsWith(`:${TOKEN_TR}`) ? tokenCalls : callsPerTr[environment];
    },
  };
}
