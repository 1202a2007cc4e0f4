import type { BrokerTwin } from '@hub/broker-twin';

/** The environment of a worker that calls the real hosts of a twin, with their first accounts. */
export function twinSettings({ kis, kiwoom }: BrokerTwin): Readonly<Record<string, string>> {
  const [kisAccount] = kis.real.accounts;
  const [kiwoomAccount] = kiwoom.real.accounts;
  if (kisAccount === undefined || kiwoomAccount === undefined) throw new Error('the twin has no account');
  return {
    ENABLE_MOCK: 'false',
    KIS_BASE_URL: kis.real.url,
    KIS_APP_KEY: kisAccount.appKey,
    KIS_APP_SECRET: kisAccount.appSecret,
    KIS_ACCOUNT_NUMBER: kisAccount.account,
    KIWOOM_API_URL: kiwoom.real.url,
    KIWOOM_APP_KEY: kiwoomAccount.appKey,
    KIWOOM_APP_SECRET: kiwoomAccount.appSecret,
  };
}
