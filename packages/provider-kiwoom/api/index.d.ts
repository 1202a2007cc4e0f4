import { TokenStore, TokenSettings, TokenEvent, Clock } from '@hub/provider-kit';
import { Provider, CallContext } from '@hub/provider';
import { Order } from '@hub/task-schema';

/** Real money, or what the broker calls mock investment. */
type KiwoomEnvironment = 'real' | 'paper';

/** What tasks call this broker; compared without case. */
declare const PROVIDER_NAME = "KIWOOM";

/** What is about to be ordered: recorded before it is sent, so that an answer that never comes can be looked up. */
interface OrderIntent {
    readonly provider: typeof PROVIDER_NAME;
    readonly environment: KiwoomEnvironment;
    readonly account: string;
    readonly taskId?: string;
    /** `kt10000` */
    readonly trId: string;
    readonly kind: 'new' | 'amend' | 'cancel';
    /** Of new orders; an amendment or cancellation has that of its original. */
    readonly side?: 'BUY' | 'SELL';
    readonly symbol: string;
    /** Shares; 0 in a cancellation is all that is left. */
    readonly quantity: string;
    /** Whole won; absent for market orders. */
    readonly price?: string;
    /** `KRX`, `NXT` or `SOR` */
    readonly venue: string;
    /** The broker's code: 0 limit, 3 market, … */
    readonly orderType?: string;
    readonly originalOrderNumber?: string;
    /** Epoch milliseconds of this process; order lists tell the broker's time. */
    readonly recordedAtMs: number;
}

/** One app key. The broker binds it to one account and one environment, so no account number is ever sent (kiwoom-api 1 [A]). */
interface KiwoomAccount {
    readonly appKey: string;
    readonly secretKey: string;
    readonly environment: KiwoomEnvironment;
    /** Name of the address calls leave from, where workers use several: a token serves only the address that got it (8010). */
    readonly egress?: string;
}
interface KiwoomProviderOptions {
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

/** What is known about an order whose answer never came. */
interface SoughtOrder {
    readonly intent: OrderIntent;
    /** Numbers of orders that are known to be others. */
    readonly knownOrderIds?: readonly string[];
    /** The broker cannot have taken it later, epoch milliseconds. Default: now. */
    readonly untilMs?: number;
}
/**
 * - `found`: exactly one order fits. - `not-found`: none does.
 * - `ambiguous`: several do, and the broker has no client order id to tell them apart (kiwoom-api 10 [A]).
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

/** Kiwoom as the hub's provider, and what only it can be asked. */
interface KiwoomProvider extends Provider {
    /**
     * Looks for an order in the broker's order lists: what to do after `ERR_PROVIDER_OUTCOME_UNKNOWN`. A read; it never
     * orders.
     *
     * @throws as `call` does; also when a list came only in part, for then nothing can be said
     */
    findOrder(sought: SoughtOrder, context: CallContext): Promise<OrderLookup>;
}

/**
 * Kiwoom Securities: its 138 domestic TRs over the REST API.
 *
 * @throws {RangeError} an option contradicts another, or is out of its range
 */
declare function createKiwoomProvider(options: KiwoomProviderOptions): KiwoomProvider;

export { createKiwoomProvider };
export type { KiwoomAccount, KiwoomEnvironment, KiwoomProvider, KiwoomProviderOptions, OrderIntent, OrderLookup, SoughtOrder };
