import type { Clock, TokenEvent, TokenSettings, TokenStore } from '@hub/provider-kit';
import type { KisAccount } from './account/kis-account.ts';
import type { OrderIntent } from './orders/order-intent.ts';
import type { KisEnvironment } from './registry/environment.ts';

export interface KisProviderOptions {
  /** Tasks of accounts of the other environment are refused before anything is sent. */
  readonly environment: KisEnvironment;
  /** Default: the broker's host of the environment. */
  readonly baseUrl?: string;
  /** By the name tasks give in `account`. */
  readonly accounts: Readonly<Record<string, KisAccount>>;
  /** Shared by all processes that use these keys. */
  readonly tokenStore: TokenStore;
  readonly tokenSettings?: Partial<TokenSettings>;
  readonly onTokenEvent?: (event: TokenEvent) => void;
  /** Names of the accounts that may order. Default none. */
  readonly ordersAllowed?: readonly string[];
  /** Keeps the record of an order before it is sent; nothing is sent if it fails. Needed if any account may order. */
  readonly onOrderIntent?: (intent: OrderIntent) => Promise<void>;
  /** The broker gave a code that is not in the table, or an HTTP status without one. */
  readonly onUnknownCode?: (code: string, trId: string) => void;
  /** How long the broker may take to answer one request, milliseconds, unless the call says less. Default 10 000. */
  readonly timeoutMs?: number;
  /** Pages one task may fetch. Default 500: more than a hundred days of minutes. */
  readonly maxPages?: number;
  /** Name and version sent with each request. */
  readonly userAgent?: string;
  /** Epoch milliseconds, until the broker's own clock is known. Default: the system's. */
  readonly now?: () => number;
  /** Default: the system's. */
  readonly clock?: Clock;
}
