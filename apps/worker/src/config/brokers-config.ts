import type { Settings } from './settings-schema.ts';

interface BrokerKey {
  readonly appKey: string;
  readonly appSecret: string;
}

interface KisKey extends BrokerKey {
  /** Eight digits. */
  readonly accountNumber: string;
  /** Two digits. */
  readonly productCode: string;
}

interface BrokerConfig<Key extends BrokerKey> {
  readonly environment: 'real' | 'paper';
  readonly baseUrl: string | undefined;
  readonly timeoutMs: number;
  /** By the name tasks give in `account`. */
  readonly accounts: Readonly<Record<string, Key>>;
  /** Names of accounts that may order. */
  readonly ordersAllowed: readonly string[];
}

/** What the real brokers need, in the program's own names and units. */
export interface BrokersConfig {
  /** Undefined without an account. */
  readonly kis: BrokerConfig<KisKey> | undefined;
  readonly kiwoom: (BrokerConfig<BrokerKey> & { readonly egress: string | undefined }) | undefined;
  readonly tokens: {
    readonly prefix: string;
    readonly refreshMarginMs: number;
    readonly ttlBufferMs: number;
    readonly maxRefreshRetries: number;
    readonly backoffFactor: number;
    readonly longestWaitMs: number;
  };
}

/** In hand; tasks that have to wait longer for a token wait in Redis. */
const longestTokenWaitMs = 5_000;

export function brokersConfig({ providers, orders, token_manager: tokens }: Settings): BrokersConfig {
  const { KIS: kis, KIWOOM: kiwoom } = providers;
  const common = (provider: string, { environment, base_url, timeout }: typeof kis | typeof kiwoom) => ({
    environment,
    baseUrl: base_url,
    timeoutMs: timeout * 1_000,
    ordersAllowed: orders.enabled ? accountsOf(provider, orders.accounts ?? '') : [],
  });
  const kisAccounts = { ...defaultKey(kis, kis.account_number ?? ''), ...kis.accounts };
  const kiwoomAccounts = { ...defaultKey(kiwoom, undefined), ...kiwoom.accounts };
  return {
    kis: isEmpty(kisAccounts)
      ? undefined
      : { ...common('KIS', kis), accounts: mapValues(kisAccounts, kisKey) },
    kiwoom: isEmpty(kiwoomAccounts)
      ? undefined
      : {
          ...common('KIWOOM', kiwoom),
          egress: kiwoom.egress,
          accounts: mapValues(kiwoomAccounts, brokerKey),
        },
    tokens: {
      prefix: tokens.redis_key_prefix,
      refreshMarginMs: Math.max(tokens.auto_refresh_margin, tokens.token_ttl_buffer) * 1_000,
      ttlBufferMs: tokens.token_ttl_buffer * 1_000,
      maxRefreshRetries: tokens.max_refresh_retries,
      backoffFactor: tokens.refresh_backoff_factor,
      longestWaitMs: longestTokenWaitMs,
    },
  };
}

/** The digits that must not be seen, of every account. Kiwoom's keys stand for theirs. */
export function accountNumbersOf(brokers: BrokersConfig | undefined): readonly string[] {
  return Object.values(brokers?.kis?.accounts ?? {}).map(({ accountNumber }) => accountNumber);
}

interface WireKey {
  readonly app_key: string;
  readonly app_secret: string;
}

function defaultKey<Number extends string | undefined>(
  {
    app_key,
    app_secret,
  }: { readonly app_key?: string | undefined; readonly app_secret?: string | undefined },
  accountNumber: Number,
): Record<string, WireKey & { readonly account_number: Number }> {
  return app_key === undefined || app_secret === undefined
    ? {}
    : { default: { app_key, app_secret, account_number: accountNumber } };
}

function brokerKey({ app_key, app_secret }: WireKey): BrokerKey {
  return { appKey: app_key, appSecret: app_secret };
}

function kisKey(key: WireKey & { readonly account_number: string }): KisKey {
  const digits = key.account_number.replace('-', '');
  return { ...brokerKey(key), accountNumber: digits.slice(0, 8), productCode: digits.slice(8) || '01' };
}

/** `KIS:default,KIWOOM:second` -> the names behind one provider. */
function accountsOf(provider: string, list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().split(':'))
    .flatMap(([name, account]) =>
      name?.toUpperCase() === provider && account !== undefined ? [account] : [],
    );
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
