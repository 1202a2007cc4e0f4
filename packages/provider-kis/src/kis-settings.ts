import {
  createTokenCustody,
  createTransport,
  type ErrorTable,
  type TokenCustody,
  type Transport,
} from '@hub/provider-kit';
import { checkAccounts, type KisAccount } from './account/kis-account.ts';
import { createKisErrorTable } from './errors/kis-errors.ts';
import type { KisProviderOptions } from './kis-provider-options.ts';
import type { OrderIntent } from './orders/order-intent.ts';
import { RememberedOrders } from './orders/remembered-orders.ts';
import { brokerHosts, type KisEnvironment } from './registry/environment.ts';
import { systemMonotonicMs, systemNow } from './system-time.ts';
import { BrokerClock } from './time/broker-clock.ts';
import { issueToken } from './upstream/issue-token.ts';

/** The options checked, with defaults, and what was opened for them. */
export interface KisSettings {
  readonly environment: KisEnvironment;
  readonly baseUrl: string;
  readonly accounts: ReadonlyMap<string, KisAccount>;
  readonly ordersAllowed: ReadonlySet<string>;
  readonly onOrderIntent: (intent: OrderIntent) => Promise<void>;
  readonly onUnknownCode: (code: string, trId: string) => void;
  readonly timeoutMs: number;
  readonly maxPages: number;
  readonly brokerClock: BrokerClock;
  readonly monotonicMs: () => number;
  readonly errors: ErrorTable;
  readonly transport: Transport;
  readonly custody: TokenCustody;
  readonly remembered: RememberedOrders;
}

/** @throws {TypeError} an option contradicts another, or is out of its range */
export function kisSettings(options: KisProviderOptions): KisSettings {
  const { environment, timeoutMs = 10_000, maxPages = 500, now = systemNow, clock } = options;
  const {
    ordersAllowed = [],
    onOrderIntent,
    onUnknownCode,
    userAgent,
    tokenSettings,
    onTokenEvent,
  } = options;
  checkAccounts(options.accounts);
  if (!(timeoutMs > 0)) throw new TypeError('timeoutMs must be above 0');
  if (!Number.isInteger(maxPages) || maxPages < 1)
    throw new TypeError('maxPages must be a whole number from 1 on');
  if (ordersAllowed.length > 0 && onOrderIntent === undefined) {
    throw new TypeError('ordersAllowed needs onOrderIntent: an order is recorded before it is sent');
  }
  const accounts = new Map(Object.entries(options.accounts));
  const stranger = ordersAllowed.find((name) => !accounts.has(name));
  if (stranger !== undefined) throw new TypeError(`ordersAllowed names ${stranger}, which is no account`);

  const baseUrl = baseUrlOf(environment, options.baseUrl);
  const errors = createKisErrorTable();
  const brokerClock = new BrokerClock(now);
  const withClock = clock === undefined ? {} : { clock };
  const transport = createTransport({
    provider: 'KIS',
    ...withClock,
    ...(userAgent === undefined ? {} : { userAgent }),
  });
  const custody = createTokenCustody({
    store: options.tokenStore,
    ...withClock,
    async issue(context) {
      const issuer = { transport, baseUrl, accounts, table: errors, timeoutMs };
      const issued = await issueToken(issuer, context);
      brokerClock.hear(issued.serverDateMs);
      return issued;
    },
    ...(tokenSettings === undefined ? {} : { settings: tokenSettings }),
    ...(onTokenEvent === undefined ? {} : { onEvent: onTokenEvent }),
  });
  return {
    environment,
    baseUrl,
    accounts,
    ordersAllowed: new Set(ordersAllowed),
    onOrderIntent: onOrderIntent ?? (() => Promise.reject(new TypeError('no record of orders is kept'))),
    onUnknownCode: onUnknownCode ?? (() => undefined),
    timeoutMs,
    maxPages,
    brokerClock,
    monotonicMs: clock === undefined ? systemMonotonicMs : () => clock.monotonicMs(),
    errors,
    transport,
    custody,
    remembered: new RememberedOrders(),
  };
}

/** A host of the other environment is a mistake that must not reach it (kis-api 1 [H]). */
function baseUrlOf(environment: KisEnvironment, given: string = brokerHosts[environment]): string {
  if (!URL.canParse(given)) throw new TypeError('baseUrl is no URL');
  const other = environment === 'real' ? 'paper' : 'real';
  if (new URL(given).hostname === new URL(brokerHosts[other]).hostname) {
    throw new TypeError(`baseUrl is the ${other} host and the environment is ${environment}`);
  }
  return given.replace(/\/+$/, '');
}
