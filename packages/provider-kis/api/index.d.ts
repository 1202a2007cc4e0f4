import { Provider, CallContext } from '@hub/provider';
import { Order } from '@hub/task-schema';
import { TokenStore, TokenSettings, TokenEvent, Clock } from '@hub/provider-kit';

/** `paper` is the broker's play money on a host of its own, with its own keys, accounts, tokens and limits. */
type KisEnvironment = 'real' | 'paper';

/** One set of credentials and the account it may act for. Keep it out of logs. */
interface KisAccount {
    /** 36 characters. */
    readonly appKey: string;
    /** 180 characters. */
    readonly appSecret: string;
    /** The first 8 digits of the account's number. */
    readonly accountNumber: string;
    /** The last 2 digits: `01` stocks, `03` futures and options (kis-trs). Default `01`. */
    readonly productCode?: string;
    /** Which host the key belongs to. */
    readonly environment: KisEnvironment;
}

/** What is about to be ordered: recorded before it is sent, so that an answer that never comes can be looked up. */
interface OrderIntent {
    readonly provider: 'KIS';
    readonly environment: KisEnvironment;
    readonly account: string;
    readonly taskId?: string;
    /** As it is sent, `TTTC0012U`. */
    readonly trId: string;
    readonly kind: 'new' | 'amend' | 'cancel';
    /** Of new orders; an amendment or cancellation has that of its original. */
    readonly side?: 'BUY' | 'SELL';
    /** Empty in amendments and cancellations: the order number says it. */
    readonly symbol: string;
    readonly quantity: string;
    /** In the currency of the market; absent for market orders. */
    readonly price?: string;
    /** `KRX`, `NXT` or `SOR`; overseas the exchange. */
    readonly venue: string;
    /** The broker's code: 00 limit, 01 market, … */
    readonly orderType?: string;
    readonly originalOrderNumber?: string;
    /** Epoch milliseconds of the broker's clock, as far as it is known. */
    readonly recordedAtMs: number;
}

/** What is known about an order whose answer never came. */
interface SoughtOrder {
    readonly intent: OrderIntent;
    /** Numbers of orders that are known to be others. */
    readonly knownOrderIds?: readonly string[];
    /** The broker cannot have taken it later, epoch milliseconds. Default: now. */
    readonly untilMs?: number;
}
/**
 * - `found`: exactly one order fits. - `ambiguous`: several do; a person must look.
 * - `not-found`: none does. The paper host shows orders late (kis-api 1 [M]): ask again before believing it.
 */
type OrderLookup = {
    readonly outcome: 'found';
    readonly order: Order;
} | {
    readonly outcome: 'not-found';
} | {
    readonly outcome: 'ambiguous';
    readonly orders: readonly Order[];
};

/** KIS as the hub's provider, and what only it can be asked. */
interface KisProvider extends Provider {
    /**
     * Looks for an order in the broker's order list: what to do after `ERR_PROVIDER_OUTCOME_UNKNOWN`. A read; it never
     * orders.
     *
     * @throws as `call` does; also when the list came only in part, for then nothing can be said
     */
    findOrder(sought: SoughtOrder, context: CallContext): Promise<OrderLookup>;
}

interface KisProviderOptions {
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

/**
 * Korea Investment & Securities: every TR of its REST API.
 *
 * @throws {TypeError} an option contradicts another, or is out of its range
 */
declare function createKisProvider(options: KisProviderOptions): KisProvider;

export { createKisProvider };
export type { KisAccount, KisEnvironment, KisProvider, KisProviderOptions, OrderIntent, OrderLookup, SoughtOrder };
