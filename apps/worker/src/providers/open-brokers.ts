import type { Provider } from '@hub/provider';
import { createKisProvider } from '@hub/provider-kis';
import { RedisTokenStore, type TokenEvent, type TokenSettings } from '@hub/provider-kit';
import { createKiwoomProvider } from '@hub/provider-kiwoom';
import type { Redis } from 'ioredis';
import type { BrokersConfig } from '../config/brokers-config.ts';
import { ConfigurationError } from '../config/configuration-error.ts';
import type { SecretBook } from '../log/secret-book.ts';
import type { OrderNumbers } from '../orders/order-numbers.ts';
import type { OrderIntent } from '../orders/order-record.ts';
import type { OrderRecords } from '../orders/order-records.ts';
import { withOrderLookup } from '../orders/with-order-lookup.ts';
import { notingTokens } from './noting-tokens.ts';
import { operatorLimits } from './operator-limits.ts';
import { withSecretsHidden } from './with-secrets-hidden.ts';

export interface OpenBrokersOptions {
  readonly brokers: BrokersConfig;
  /** Calls per second as the operator wants them; undefined: as published. */
  readonly rateLimits: { readonly KIS: number | undefined; readonly KIWOOM: number | undefined };
  readonly redis: Redis;
  readonly orders: OrderRecords;
  readonly orderNumbers: OrderNumbers;
  readonly secrets: SecretBook;
  readonly userAgent: string;
  readonly onTokenEvent: (event: TokenEvent) => void;
  readonly onUnknownCode: (provider: string, code: string, trId: string) => void;
}

/** A provider for each broker that has an account. */
export function openBrokers(options: OpenBrokersOptions): readonly Provider[] {
  const { brokers, rateLimits, redis, orders, orderNumbers, secrets } = options;
  const { userAgent, onTokenEvent, onUnknownCode } = options;
  const { kis, kiwoom, tokens } = brokers;
  const { prefix, ...tokenSettings } = tokens;
  const common = {
    tokenStore: notingTokens(new RedisTokenStore(redis, { prefix }), (token) => secrets.addToken(token)),
    tokenSettings: tokenSettings satisfies Partial<TokenSettings>,
    onTokenEvent,
    onOrderIntent: orders.record,
    userAgent,
  };
  const opened: Provider[] = [];
  if (kis !== undefined) {
    const { environment, baseUrl, timeoutMs, ordersAllowed } = kis;
    const accounts = mapValues(kis.accounts, (key) => ({ ...key, environment }));
    const provider = configured('KIS', createKisProvider, {
      ...common,
      environment,
      accounts,
      ordersAllowed,
      timeoutMs,
      onUnknownCode: (code, trId) => onUnknownCode('KIS', code, trId),
      ...(baseUrl !== undefined && { baseUrl }),
    });
    const isOwn = (intent: OrderIntent) => intent.provider === 'KIS';
    const lookup = { records: orders, numbers: orderNumbers, isOwn, listTr: 'TTTC0081R' };
    opened.push(
      operatorLimits(withSecretsHidden(withOrderLookup(provider, lookup), secrets), rateLimits.KIS),
    );
  }
  if (kiwoom !== undefined) {
    const { environment, baseUrl, timeoutMs, ordersAllowed, egress } = kiwoom;
    const accounts = mapValues(kiwoom.accounts, ({ appKey, appSecret }) => ({
      appKey,
      secretKey: appSecret,
      environment,
      ...(egress !== undefined && { egress }),
    }));
    const provider = configured('KIWOOM', createKiwoomProvider, {
      ...common,
      environment,
      accounts,
      ordersAllowed,
      timeoutMs,
      ...(baseUrl !== undefined && { baseUrl }),
    });
    const isOwn = (intent: OrderIntent) => intent.provider === 'KIWOOM';
    const lookup = { records: orders, numbers: orderNumbers, isOwn, listTr: 'kt00007' };
    opened.push(
      operatorLimits(withSecretsHidden(withOrderLookup(provider, lookup), secrets), rateLimits.KIWOOM),
    );
  }
  return opened;
}

/** Providers refuse options that contradict each other: here those are the operator's settings. */
function configured<Options, Made>(name: string, create: (options: Options) => Made, options: Options): Made {
  try {
    return create(options);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new ConfigurationError(`${name}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In) => Out,
): Readonly<Record<string, Out>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
