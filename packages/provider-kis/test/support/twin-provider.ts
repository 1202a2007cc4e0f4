import type { BrokerTwin } from '@hub/broker-twin';
import type { KisAccount, KisProvider, KisProviderOptions } from '../../src/index.ts';
import { testProvider } from './test-provider.ts';

/** The first account of a twin's environment. */
export function twinAccount(twin: BrokerTwin, environment: 'real' | 'paper' = 'real'): KisAccount {
  const [first] = twin.kis[environment].accounts;
  if (first === undefined) throw new Error('the twin has no account');
  const [accountNumber = '', productCode = ''] = first.account.split('-');
  return { appKey: first.appKey, appSecret: first.appSecret, accountNumber, productCode, environment };
}

/** A provider that calls a twin, with its time. */
export function twinProvider(twin: BrokerTwin, options: Partial<KisProviderOptions> = {}): KisProvider {
  const { environment = 'real' } = options;
  return testProvider(twin.kis[environment].url, {
    accounts: { default: twinAccount(twin, environment) },
    now: () => twin.clock.now(),
    ...options,
  });
}
