import {
  createTokenCustody,
  createTransport,
  type ErrorTable,
  type TokenCustody,
  type Transport,
} from '@hub/provider-kit';
import { BrokerClock } from './broker-clock.ts';
import { baseUrlOf, type KiwoomEnvironment } from './environment.ts';
import { kiwoomErrorTable } from './errors/error-table.ts';
import type { KiwoomAccount, KiwoomProviderOptions } from './kiwoom-options.ts';
import type { OrderIntent } from './orders/order-intent.ts';
import { RememberedOrders } from './orders/remembered-orders.ts';
import { PROVIDER_NAME } from './provider-name.ts';
import { systemMonotonicMs, systemNow } from './system-time.ts';
import { issueToken } from './token/issue-token.ts';

/** The options checked, with defaults, and what was opened for them. */
export interface KiwoomSettings {
  readonly environment: KiwoomEnvironment;
  readonly baseUrl: string;
  readonly accounts: ReadonlyMap<string, KiwoomAccount>;
  readonly ordersAllowed: ReadonlySet<string>;
  readonly onOrderIntent: (intent: OrderIntent) => Promise<void>;
  readonly onUnknownCode: (code: string, trId: string) => void;
  readonly remembered: RememberedOrders;
  readonly showAccountNumbers: boolean;
  readonly timeoutMs: number;
  readonly maxPages: number;
  /** What time it is at the broker. */
  readonly brokerClock: BrokerClock;
  readonly monotonicMs: () => number;
  readonly errors: ErrorTable;
  readonly transport: Transport;
  readonly custody: TokenCustody;
}

/** @throws {RangeError} an option contradicts another, or is out of its range */
export function kiwoomSettings(options: KiwoomProviderOptions): KiwoomSettings {
  const { environment, timeoutMs = 10_000, maxPages = 500, clock } = options;
  const withClock = clock === undefined ? {} : { clock };
  const baseUrl = baseUrlOf(environment, options.baseUrl);
  const accounts = new Map(Object.entries(options.accounts));
  requirePositive('timeoutMs', timeoutMs);
  requirePositive('maxPages', maxPages);
  for (const [name, { appKey, secretKey }] of accounts) {
    if (!/^[\w.-]+$/.test(name))
      throw new RangeError(`account name "${name}": use letters, digits, _, . and -`);
    if (appKey === '' || secretKey === '')
      throw new RangeError(`account "${name}" lacks its app key or secret key`);
  }
  const brokerClock = new BrokerClock(options.now ?? systemNow);
  const errors = kiwoomErrorTable();
  const transport = createTransport({
    provider: PROVIDER_NAME,
    ...withClock,
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
  });
  const custody = createTokenCustody({
    store: options.tokenStore,
    issue: (context) => issueToken({ transport, baseUrl, errors, accounts, timeoutMs }, context),
    ...withClock,
    ...(options.tokenSettings === undefined ? {} : { settings: options.tokenSettings }),
    ...(options.onTokenEvent === undefined ? {} : { onEvent: options.onTokenEvent }),
  });
  return {
    environment,
    baseUrl,
    accounts,
    ...orderSettings(options, accounts),
    onUnknownCode: options.onUnknownCode ?? (() => undefined),
    remembered: new RememberedOrders(),
    showAccountNumbers: options.showAccountNumbers ?? false,
    timeoutMs,
    maxPages,
    brokerClock,
    monotonicMs: clock === undefined ? systemMonotonicMs : () => clock.monotonicMs(),
    errors,
    transport,
    custody,
  };
}

function orderSettings(
  { ordersAllowed = [], onOrderIntent }: KiwoomProviderOptions,
  accounts: ReadonlyMap<string, KiwoomAccount>,
): Pick<KiwoomSettings, 'ordersAllowed' | 'onOrderIntent'> {
  const unknown = ordersAllowed.find((name) => !accounts.has(name));
  if (unknown !== undefined) throw new RangeError(`ordersAllowed names "${unknown}", which is no account`);
  if (ordersAllowed.length > 0 && onOrderIntent === undefined) {
    throw new RangeError('ordersAllowed needs onOrderIntent: an order without a record cannot be looked up');
  }
  return { ordersAllowed: new Set(ordersAllowed), onOrderIntent: onOrderIntent ?? (() => Promise.resolve()) };
}

function requirePositive(name: string, value: number): void {
  if (!(Number.isInteger(value) && value > 0))
    throw new RangeError(`${name} is ${value}: must be a whole number above 0`);
}
