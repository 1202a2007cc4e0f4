import type { BrokerTwin, TwinAccount } from '@hub/broker-twin';

/** The settings of a worker that works with a twin, real or paper. */
export function twinEnv(twin: BrokerTwin, environment: 'real' | 'paper' = 'real'): Record<string, string> {
  const kis = firstOf(twin.kis[environment].accounts);
  const kiwoom = firstOf(twin.kiwoom[environment].accounts);
  return {
    ENABLE_MOCK: 'false',
    KIS_ENVIRONMENT: environment,
    KIS_BASE_URL: twin.kis[environment].url,
    KIS_APP_KEY: kis.appKey,
    KIS_APP_SECRET: kis.appSecret,
    KIS_ACCOUNT_NUMBER: kis.account,
    KIWOOM_ENVIRONMENT: environment,
    KIWOOM_API_URL: twin.kiwoom[environment].url,
    KIWOOM_APP_KEY: kiwoom.appKey,
    KIWOOM_APP_SECRET: kiwoom.appSecret,
    ORDERS_ENABLED: 'true',
    HUB_ORDER_ACCOUNTS: 'KIS:default,KIWOOM:default',
  };
}

function firstOf(accounts: readonly TwinAccount[]): TwinAccount {
  const [first] = accounts;
  if (first === undefined) throw new Error('the twin has no account');
  return first;
}
