import type { BrokerTwin, TwinAddress } from '@hub/broker-twin';
import { type Environment, hubSettings } from '../hub-worker.ts';

/** Of our own environment only what is about the hub: keys and addresses of real brokers stay out. */
const handedOn = ['ORDERS_ENABLED', 'KIS_RATE_LIMIT', 'KIWOOM_RATE_LIMIT'] as const;

/** Settings of a worker in real mode whose brokers are the twin, with the twin's fake keys. */
export function twinSettings({ kis, kiwoom }: BrokerTwin, environment: Environment): Environment {
  const kisAccount = firstAccount(kis.real);
  const kiwoomAccount = firstAccount(kiwoom.real);
  return {
    ...hubSettings(environment),
    ...Object.fromEntries(handedOn.map((name) => [name, environment[name]])),
    ENABLE_MOCK: 'false',
    KIS_ENVIRONMENT: kis.real.environment,
    KIS_BASE_URL: kis.real.url,
    KIS_APP_KEY: kisAccount.appKey,
    KIS_APP_SECRET: kisAccount.appSecret,
    KIS_ACCOUNT_NUMBER: kisAccount.account,
    KIWOOM_ENVIRONMENT: kiwoom.real.environment,
    KIWOOM_API_URL: kiwoom.real.url,
    KIWOOM_APP_KEY: kiwoomAccount.appKey,
    KIWOOM_APP_SECRET: kiwoomAccount.appSecret,
  };
}

function firstAccount({ broker, accounts }: TwinAddress): TwinAddress['accounts'][number] {
  const [account] = accounts;
  if (account === undefined) throw new Error(`the twin has no account of ${broker}`);
  return account;
}
