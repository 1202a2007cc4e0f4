import { MemoryTokenStore } from '@hub/provider-kit';
import {
  createKisProvider,
  type KisAccount,
  type KisProvider,
  type KisProviderOptions,
} from '../../src/index.ts';

export const realAccount: KisAccount = {
  appKey: 'FAKE-APP-KEY-0000000000000000000000A',
  appSecret: 'FAKE-APP-SECRET-0123456789+/FAKE-APP-SECRET-0123456789',
  accountNumber: '50000001',
  productCode: '01',
  environment: 'real',
};

export const paperAccount: KisAccount = { ...realAccount, environment: 'paper' };

/** A provider that calls `url`, with one account of its environment that may order. */
export function testProvider(url: string, options: Partial<KisProviderOptions> = {}): KisProvider {
  const { environment = 'real' } = options;
  return createKisProvider({
    environment,
    baseUrl: url,
    accounts: { default: environment === 'real' ? realAccount : paperAccount },
    tokenStore: new MemoryTokenStore(),
    ordersAllowed: ['default'],
    onOrderIntent: async () => undefined,
    ...options,
  });
}
