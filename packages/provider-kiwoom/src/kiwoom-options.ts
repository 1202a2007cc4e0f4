import type { Clock, TokenEvent, TokenSettings, TokenStore } from '@hub/provider-kit';
import type { KiwoomEnvironment } from './environment.ts';
import type { OrderIntent } from './orders/order-intent.ts';

/** One app key. The broker binds it to one account and one environment, so no account number is ever sent (kiwoom-api 1 [A]). */
export interface KiwoomAccount {
  readonly appKey: string;
  readonly secretKey: string;
  readonly environment: KiwoomEnvironment;
  /** Name of the address calls leave from, where workers use several: a token serves only the address that got it (8010). */
  readonly egress?: string;
}

export interface KiwoomProviderOptions {
  /** Accounts of the other environment are refused before anything is sent. */
  readonly environment: KiwoomEnvironment;
  /** Default: the broker's host of the environment. */
  readonly baseUrl?: string;
  /** By the name tasks give in `account`. */
  readonly accounts: Readonly<Record<string, KiwoomAccount>>;
  /** Shared by all processes that use these keys. */
  readonly tokenStore: TokenStore;
  readonly tokenSettings?: Partial<TokenSettings>;
  readonly onTokenEvent?: (event: TokenEvent) => void;
  /** Names of the accounts that may order. Default none. */
  readonly ordersAllowed?: readonly string[];
  /** Keeps the record of an order before it is sent; nothing is sent if it fails. Needed if any account may order. */
  readonly onOrderIntent?: (intent: OrderIntent) => Promise<void>;
  /** The broker gave a code that is in no list: `RC4711`, or what stands for it. */
  readonly onUnknownCode?: (code: string, trId: string) => void;
  /** Whether answers show account numbers. Default false: all but the last two digits are masked. */
  readonly showAccountNumbers?: boolean;
  /** How long the broker may take to answer one request, milliseconds, unless the call says less. Default 10 000. */
  readonly timeoutMs?: number;
  /** Pages one task may fetch. Default 500: more than a year of minutes. */
  readonly maxPages?: number;
  /** Name and version sent with each request. */
  readonly userAgent?: string;
  /** Epoch milliseconds; until the broker's own clock is known. Default: the system's. */
  readonly now?: () => number;
  /** Default: the system's. */
  readonly clock?: Clock;
}
