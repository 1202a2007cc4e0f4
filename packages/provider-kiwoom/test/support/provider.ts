import type { CallContext, Gate, Pass, PassRequest } from '@hub/provider';
import { MemoryTokenStore } from '@hub/provider-kit';
import { createKiwoomProvider, type KiwoomProviderOptions } from '../../src/index.ts';
import { ANSWERED_AT_MS, type Broker } from './broker.ts';

export const account = {
  appKey: 'APPKEY-0123456789',
  secretKey: 'SECRET-0123456789',
  environment: 'real',
} as const;

/** A provider of the real environment that talks to a broker of a test. */
export function providerOf(broker: Pick<Broker, 'url'>, options: Partial<KiwoomProviderOptions> = {}) {
  return createKiwoomProvider({
    environment: 'real',
    baseUrl: broker.url,
    accounts: { default: account },
    tokenStore: new MemoryTokenStore(),
    tokenSettings: { spacingMs: 0 },
    now: () => ANSWERED_AT_MS,
    ...options,
  });
}

export function context(more: Partial<CallContext> = {}): CallContext {
  return { signal: new AbortController().signal, ...more };
}

export function task(trId: string, params: Readonly<Record<string, unknown>> = {}, name = 'default') {
  return { trId, params, account: name };
}

/** A gate that lets everything through and remembers it. */
export function openGate() {
  const entered: PassRequest[] = [];
  const refusals: { readonly reason: string; readonly retryAfterMs?: number }[] = [];
  const gate: Gate = {
    async enter(request): Promise<Pass> {
      entered.push(request);
      return { isUsable: () => true, refused: (refusal) => refusals.push(refusal) };
    },
  };
  return { gate, entered, refusals };
}
