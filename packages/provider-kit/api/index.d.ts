import { OperationClass, ProviderErrorOptions, ProviderError, Gate, PageLog, Pass, PassPurpose } from '@hub/provider';
import { RetryAdvice } from '@hub/task-schema';
import { inspect } from 'node:util';

/** Time as this package needs it; tests hand in their own. Only differences matter: no wall clock is ever read. */
interface Clock {
    /** Monotonic milliseconds since an arbitrary start. */
    monotonicMs(): number;
    /** Resolves after `ms` milliseconds; rejects with the signal's reason when that fires first. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What an error of a broker comes to, whatever code it has there. */
declare const errorClasses: {
    readonly 'token-dead': {
        readonly query: "safe";
        readonly order: "safe";
        readonly remedy: "Nothing: the hub replaces the token once and repeats. If it happens often, another program issues tokens with the same key.";
    };
    readonly 'token-issue-limit': {
        readonly query: "safe";
        readonly order: "safe";
        readonly remedy: "Wait: the broker issues one token a minute. Find the other program that asks with the same key.";
    };
    readonly credentials: {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "Check the app key and its secret in the configuration, and whether the key has expired.";
    };
    readonly environment: {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "The key and the host are of different environments: correct the account’s environment, real or paper.";
    };
    readonly 'rate-limit': {
        readonly query: "safe";
        readonly order: "safe";
        readonly remedy: "Nothing: the hub slows down for all processes. If it goes on, another program uses the same key.";
    };
    readonly 'shared-limit': {
        readonly query: "safe";
        readonly order: "safe";
        readonly remedy: "Nothing: all customers share this limit. Spread such calls or move them to quiet hours.";
    };
    readonly caller: {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "Correct the parameters that the message names.";
    };
    readonly 'not-offered': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "This environment does not offer the operation: use a real account, or leave it out.";
    };
    readonly 'unknown-symbol': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "Check the symbol and its market; it may be delisted or not traded on this venue.";
    };
    readonly funds: {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "There is not enough cash, or not enough shares: ask for the amount that can be ordered first.";
    };
    readonly 'session-closed': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "The market is closed for this: send it again in the session.";
    };
    readonly 'order-refused': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "The broker refused the order and placed none: correct what the message names.";
    };
    readonly outage: {
        readonly query: "safe";
        readonly order: "outcome-unknown";
        readonly remedy: "The broker has a failure or maintenance: wait. For an order look at the order list before anything else.";
    };
    readonly 'outcome-unknown': {
        readonly query: "safe";
        readonly order: "outcome-unknown";
        readonly remedy: "The broker lost track: for an order look at the order list; never repeat it blindly.";
    };
    readonly 'no-data': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "There is nothing for this question: check dates, symbol and opening hours.";
    };
    readonly 'ip-not-registered': {
        readonly query: "never";
        readonly order: "never";
        readonly remedy: "Register the address that calls leave from at the broker; a new token does not help.";
    };
    readonly unknown: {
        readonly query: "safe";
        readonly order: "outcome-unknown";
        readonly remedy: "The broker gave a code the hub does not know: look it up at the broker and report it.";
    };
};
type ErrorClass = keyof typeof errorClasses;
declare function isErrorClass(text: string): text is ErrorClass;

interface ErrorEntry {
    /** The broker's own code, `EGW00201`. */
    readonly code: string;
    readonly class: ErrorClass;
    /** Where the code is stricter than its class. An order is `safe` only if the class says so too. */
    readonly retry?: RetryAdvice;
    /** Where there is something better to say than the class does. */
    readonly remedy?: string;
}
/** What a code comes to for one call. */
interface Verdict {
    readonly code: string;
    readonly class: ErrorClass;
    readonly retry: RetryAdvice;
    readonly remedy: string;
    /** Whether the table has the code. */
    readonly known: boolean;
}
interface ErrorTable {
    /** A code the table does not have is kept and counted; it is safe to repeat for reads only. */
    classify(code: string, operationClass: OperationClass): Verdict;
    has(code: string): boolean;
    readonly codes: readonly string[];
    /** Codes that were asked for and are not in the table, and how often; at most {@link MOST_UNKNOWN} of them. */
    readonly unknownCodes: ReadonlyMap<string, number>;
}
/** Further unknown codes are counted together under `other`: whatever a broker sends, memory stays bounded. */
declare const MOST_UNKNOWN = 100;
/** @throws {RangeError} a code is there twice */
declare function defineErrorTable(entries: readonly ErrorEntry[]): ErrorTable;

/**
 * The error a verdict comes to, with its remedy in the message.
 *
 * @param said - what the broker said, without secrets and account numbers
 */
declare function verdictError(provider: string, verdict: Verdict, said: string, options?: Omit<ProviderErrorOptions, 'providerCode'>): ProviderError;

/** The gate of a call that has none: everything may be sent, at once. */
declare function openGate(provider: string): Gate;

interface PageTapeOptions<Page> {
    /** Undefined: every page is fetched, none is noted. */
    readonly log: PageLog | undefined;
    /** What the log is to have of a page, as JSON. */
    readonly write: (page: Page) => unknown;
    /** @returns undefined when it is no page */
    readonly read: (noted: unknown) => Page | undefined;
}
/**
 * The pages of one walk, noted as they come: walked again by another process, they are read until one was not noted, or
 * something else is asked for. A page is noted just before the next one is asked for, so an answer of one page leaves
 * nothing behind, and a process that dies costs one page.
 */
declare class PageTape<Page> {
    #private;
    constructor(options: PageTapeOptions<Page>);
    /**
     * @param index - 0, 1, 2 …, in order
     * @param asked - what makes it this page and no other; only its digest is noted
     */
    page(index: number, asked: string, fetch: () => Promise<Page>): Promise<Page>;
}

/** One page as the broker gave it. */
interface Page<Row, Cursor> {
    readonly rows: readonly Row[];
    /** Where the next page begins; undefined on the last one. */
    readonly next?: Cursor;
}
/** Why a walk ended before the broker said that there is no more. */
type PageStop = 'page-limit' | 'row-limit' | 'repeated-cursor' | 'empty-pages' | 'cancelled' | 'failed';
interface PageWalk<Row, Cursor> {
    /**
     * Asks for one page; the first time without a cursor, unless the walk resumes. A refusal ("too many", no answer)
     * must throw: it is not a last page.
     */
    readonly fetchPage: (cursor: Cursor | undefined, index: number) => Promise<Page<Row, Cursor>>;
    /** Rows with the same key are the same row; pages may overlap. */
    readonly keyOf: (row: Row) => string;
    /** The order of the result. Absent: as they came. */
    readonly compare?: (left: Row, right: Row) => number;
    /** For comparing cursors. Default: their JSON. */
    readonly cursorText?: (cursor: Cursor) => string;
    /** Where to go on, as an earlier walk said. */
    readonly resume?: Cursor;
    /** The caller has what it wanted: the page reaches past its range, or `total` rows do. The result is whole. */
    readonly isEnough?: (page: readonly Row[], total: number) => boolean;
    /** Default 1 000. */
    readonly maxPages?: number;
    /** Empty pages in a row that end the walk though the broker promises more (kiwoom-api 6 [B]). Default 2. */
    readonly maxEmptyPages?: number;
    /** Rows to keep in memory at most. Default 1 000 000. */
    readonly maxRows?: number;
    /** A failure after which the walk is to be walked again, rather than ended with what there is. Default: none. */
    readonly mustThrow?: (error: unknown) => boolean;
    readonly signal: AbortSignal;
}
interface WalkedPages<Row, Cursor> {
    readonly rows: readonly Row[];
    readonly pages: number;
    /** Rows that came more than once. */
    readonly duplicates: number;
    /** Present when rows may be missing. `resume` is the cursor that was to be asked for next. */
    readonly partial?: {
        readonly reason: PageStop;
        readonly resume?: Cursor;
        readonly error?: unknown;
    };
}
/**
 * Fetches page after page, merges, drops rows that came before, and orders. What it has when it must stop is given,
 * marked as partial; only a failure of the very first page throws, for then there is nothing to give.
 */
declare function walkPages<Row, Cursor>(walk: PageWalk<Row, Cursor>): Promise<WalkedPages<Row, Cursor>>;

interface DecimalOptions {
    /** The sign tells the day's direction and is no part of the value: `-97200` is 97,200 won, below yesterday. */
    readonly signIsDirection?: boolean;
}
/**
 * A broker's number as plain decimal text: without padding, commas, plus and blanks, digits as they are. Never a float,
 * so fifteen digits stay fifteen digits. `000004320` is `4320`, `20,190` is `20190`, `.5` is `0.5`, `-0` is `0`.
 *
 * @param raw - text, or a number some fields come as
 * @returns undefined for what is no number: blank, `-`, words. Missing is not zero.
 */
declare function decimalText(raw: unknown, { signIsDirection }?: DecimalOptions): string | undefined;
/** What a sign says where it is direction only. */
declare function directionOf(raw: unknown): 'up' | 'down' | undefined;

/**
 * Epoch milliseconds of Korean local time, as the brokers write it without a zone: `20260310`, `20260310153000`,
 * `2026-03-10 15:30:00`, `202603101530`.
 *
 * @returns undefined for what names no moment: blanks, month 13, the sentinels 888888 and 999999 (kiwoom-api 7 [B])
 */
declare function koreanDateTimeMs(text: string): number | undefined;
/**
 * Korean local time as an instant in UTC: `('20260310', '153000')` is `2026-03-10T06:30:00Z`. A fraction is written
 * only where there is one.
 *
 * @param date - `YYYYMMDD`
 * @param time - `HHMMSS`, `HHMM`, with colons or without; default midnight
 * @returns undefined for what names no moment
 */
declare function koreanTimeToUtc(date: string, time?: string): string | undefined;
/** `2026-03-10T06:30:00Z`. @param epochMs - epoch milliseconds */
declare function utcText(epochMs: number): string;
/** The day in Korea, `YYYYMMDD`. @param epochMs - epoch milliseconds */
declare function koreanDayOf(epochMs: number): string;
/** The time of day in Korea, `HHMMSS`. @param epochMs - epoch milliseconds */
declare function koreanTimeOf(epochMs: number): string;
/** A trading day as models write it: `20260310` is `2026-03-10`. @returns undefined for what names no day */
declare function tradingDayText(date: string): string | undefined;

/** Whether decimal text, of either sign, is a counter at its ceiling. Ask before units are converted. */
declare function isSaturated(text: string): boolean;
/**
 * Takes the saturated fields out of a record: they become null, and their names are listed for `saturated_fields`.
 *
 * @param watched - names of the fields that are counters (volumes, turnovers), never prices
 */
declare function withoutSaturated<T extends Readonly<Record<string, unknown>>>(record: T, watched: readonly (keyof T & string)[]): {
    readonly record: {
        [K in keyof T]: T[K] | null;
    };
    readonly saturated: readonly string[];
};

/**
 * Decimal text times a power of ten, by moving the point: exact for any number of digits. Thousand won to won is
 * `scaleDecimalText(text, 3)`, million won 6, an index times 100 back to the index -2.
 *
 * @param text - as `decimalText` gives it
 * @param power - whole number, the exponent of ten
 * @throws {RangeError} `text` is no plain decimal, or `power` no whole number
 */
declare function scaleDecimalText(text: string, power: number): string;
/** Powers of ten from the brokers' units to whole won or shares. */
declare const unitPowers: {
    readonly won: 0;
    readonly thousand: 3;
    readonly million: 6;
    readonly hundredMillion: 8;
};

/** What the text of a parameter must look like; it is written the broker's way before it is sent. */
type ParamFormat = 'symbol' | 'date' | 'time' | 'count' | 'text';
/** One parameter of a TR. */
interface ParamSpec {
    /** The broker's own name, as it is sent: `FID_INPUT_ISCD`, `stk_cd`. */
    readonly name: string;
    readonly required: boolean;
    /** Names of the plain dialect that mean the same: `symbol`, `date`, `interval`, `adjusted`. */
    readonly plain?: readonly string[];
    /** Sent when the caller says nothing. */
    readonly default?: string;
    /** Default `text`. */
    readonly format?: ParamFormat;
    /** The only texts the broker takes. */
    readonly values?: readonly string[];
    /** Plain words, in lower case, for the broker's texts: `{ true: '0', false: '1' }`. */
    readonly words?: Readonly<Record<string, string>>;
}
/** One operation of a broker, as data. Providers add what their broker needs besides. */
interface TrSpec {
    /** On the real host. */
    readonly id: string;
    /** On the paper host; absent: paper does not offer it. */
    readonly paperId?: string;
    /** Ids the operation had before, or has in older interfaces. */
    readonly oldIds?: readonly string[];
    readonly name: string;
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly class: OperationClass;
    readonly params: readonly ParamSpec[];
    /** Whether `from`, `to` and `count` may choose rows: they are left to the provider's paging. */
    readonly takesRange?: boolean;
    /** Names callers are known to send though the TR has no use for them: a warning, no fault. */
    readonly tolerates?: readonly string[];
}

/** Plain names that choose rows of a TR that `takesRange`. */
declare const rangeNames: readonly ["from", "to", "count"];
type RangeName = (typeof rangeNames)[number];
interface CheckedParams {
    /** By the broker's own names, defaults filled in. */
    readonly values: Readonly<Record<string, string>>;
    readonly range: Readonly<Partial<Record<RangeName, string>>>;
    /** What was left out because the TR has no use for it. */
    readonly warnings: readonly string[];
    /** Everything that is wrong, each naming its parameter and never its value. Empty: the call may be made. */
    readonly faults: readonly string[];
}
/**
 * Sorts the parameters of a task by the broker's names. Both dialects are understood, mixed too, names in any case;
 * null counts as not given. Every fault is named at once, before a call is spent.
 */
declare function checkParams(tr: TrSpec, params: Readonly<Record<string, unknown>>): CheckedParams;

/** What an id of a task stands for. */
type TrLookup<Tr extends TrSpec> = {
    readonly kind: 'found';
    readonly tr: Tr;
    /** The id to send in this environment. */
    readonly sentId: string;
    /** The task used an id of the past. */
    readonly isOld: boolean;
}
/** The TR exists and cannot be called here; `reason` is for people and names the right id if there is one. */
 | {
    readonly kind: 'refused';
    readonly tr: Tr;
    readonly reason: string;
} | {
    readonly kind: 'unknown';
    readonly reason: string;
};
interface TrRegistry<Tr extends TrSpec> {
    /** Finds a TR by its real, paper or old id, whatever the case. An id of the other environment is refused. */
    find(trId: string, environment: 'real' | 'paper'): TrLookup<Tr>;
    /** The TR of an id of any environment. */
    get(trId: string): Tr | undefined;
    readonly all: readonly Tr[];
}
/**
 * @param sayUnknown - the message for an id nobody knows, if there is more to say than that
 * @throws {RangeError} two TRs claim one id
 */
declare function createTrRegistry<Tr extends TrSpec>(specs: readonly Tr[], sayUnknown?: (trId: string) => string): TrRegistry<Tr>;

/** A token on loan. Printing it, or making it JSON, never shows its value. */
declare class HeldToken {
    #private;
    /** Grows with every issue of the key. */
    readonly generation: number;
    /** Epoch milliseconds of the store's clock. */
    readonly expiresAtMs: number;
    constructor(value: string, generation: number, expiresAtMs: number);
    get value(): string;
    toJSON(): {
        readonly generation: number;
        readonly expiresAtMs: number;
    };
    toString(): string;
    [inspect.custom](): string;
}

/** What a token belongs to. No part of it is secret. */
interface TokenKey {
    /** `KIS`. */
    readonly provider: string;
    readonly environment: 'real' | 'paper';
    /** The account's name in the configuration, never its number. */
    readonly account: string;
    /** Which address the calls leave from, where the broker binds tokens to it (kiwoom-api 4: 8010). */
    readonly egress?: string;
}
/** `KIS:real:default`, for logs and maps. */
declare function tokenKeyText({ provider, environment, account, egress }: TokenKey): string;

/** What custody tells its owner, for logs and metrics. Never a token, never a broker's free text. */
type TokenEvent = {
    readonly type: 'issued';
    readonly key: TokenKey;
    readonly generation: number;
    readonly lifetimeMs: number;
} | {
    readonly type: 'issue-failed';
    readonly key: TokenKey;
    /** Code of the error, `ERR_PROVIDER_REJECTED`. */
    readonly code: string;
    /** The broker's own code, `EGW00133`. */
    readonly providerCode?: string;
    /** When the next attempt is allowed, milliseconds from now. */
    readonly nextInMs: number;
}
/** An issue came back after another process had taken over; its token was thrown away. */
 | {
    readonly type: 'fenced-off';
    readonly key: TokenKey;
}
/** Attempts of the hour or the day are used up: somebody should look. */
 | {
    readonly type: 'budget-spent';
    readonly key: TokenKey;
    readonly nextInMs: number;
} | {
    readonly type: 'dead';
    readonly key: TokenKey;
    readonly generation: number;
    readonly reason: string;
    /** How old the token was. */
    readonly ageMs: number;
    /** Tokens of the key that died before their time in the last 24 hours, this one too; from 2 on an alert. */
    readonly deathsToday: number;
}
/** The broker's expiry makes no sense next to its clock; what is used instead. */
 | {
    readonly type: 'odd-expiry';
    readonly key: TokenKey;
    readonly lifetimeMs: number;
    readonly usedMs: number;
} | {
    readonly type: 'store-unavailable';
    readonly key: TokenKey;
};

/** All in milliseconds unless they say otherwise. */
interface TokenSettings {
    /** A token that is this close to its end is replaced while it still serves. `auto_refresh_margin`. */
    readonly refreshMarginMs: number;
    /** A token that is this close to its end is not used any more. `token_ttl_buffer`. */
    readonly ttlBufferMs: number;
    /** The least time between two issue attempts of a key, as the broker sees them (kis-api 2 [H]: one per minute). */
    readonly spacingMs: number;
    /** How long an issue may take; then it is given up. */
    readonly issueTimeoutMs: number;
    /** How long nobody else may issue. Longer than `issueTimeoutMs`. */
    readonly leaseMs: number;
    /** `spacingMs` is multiplied by it for each failure in a row. `refresh_backoff_factor`. */
    readonly backoffFactor: number;
    /** After so many failures in a row pauses grow no more. `max_refresh_retries`. */
    readonly maxRefreshRetries: number;
    /** Issue attempts a key has in any hour. */
    readonly attemptsPerHour: number;
    /** Issue attempts a key has in any 24 hours. */
    readonly attemptsPerDay: number;
    /** Where the next attempt is further away than this, callers are told so instead of made to wait. */
    readonly longestWaitMs: number;
    /** No broker's token lives longer; a longer lifetime is a misread clock and cut down to this. */
    readonly longestLifetimeMs: number;
}
declare const tokenDefaults: TokenSettings;

/** A token as the store has it. Durations count from the store's now. */
interface StoredToken {
    readonly value: string;
    readonly generation: number;
    /** How long it may be used, milliseconds. */
    readonly usableMs: number;
    /** When a new one is due, milliseconds; 0 or less: now. */
    readonly refreshInMs: number;
    /** Epoch milliseconds of the store's clock. */
    readonly expiresAtMs: number;
}
/** Why the last attempt gave no token. */
interface IssueFailure {
    readonly retry: 'never' | 'safe';
    /** The broker's own code, or empty. */
    readonly providerCode: string;
}
/**
 * What a look at a key finds; `token` is there when it may still be used.
 * - `fresh`: nothing to do.
 * - `claimed`: the asker holds the lease and must issue.
 * - `busy`: another one issues. - `spaced`: the last attempt was too short ago. - `spent`: the budget is used up.
 */
type TokenLook = {
    readonly kind: 'fresh';
    readonly token: StoredToken;
} | {
    readonly kind: 'claimed';
    readonly token?: StoredToken;
} | {
    readonly kind: 'busy' | 'spent';
    readonly waitMs: number;
    readonly token?: StoredToken;
} | {
    readonly kind: 'spaced';
    readonly waitMs: number;
    readonly token?: StoredToken;
    readonly failure?: IssueFailure;
};
interface TokenDelivery {
    readonly value: string;
    /** When it ends: on the broker's clock, beside that clock's now if it is known; or how long it lives. */
    readonly expiresAtMs?: number;
    readonly serverDateMs?: number;
    readonly lifetimeMs?: number;
}
type DeliveryReply = {
    readonly kind: 'stored';
    readonly token: StoredToken;
    /** What the broker's words came to, before it was cut down; what is used is in `token`. */
    readonly lifetimeMs: number;
} | {
    readonly kind: 'fenced-off';
};
interface DeathReply {
    /** False: the generation was dead or replaced before. */
    readonly first: boolean;
    readonly ageMs: number;
    readonly deathsToday: number;
}
/**
 * Where the token of each key lives, with everything that decides about issues, on one clock for all processes. Each
 * operation is one atomic step.
 */
interface TokenStore {
    /**
     * Reads the token and, where a new one is due and may be asked for, claims the right to issue for `claimant`. The
     * claim is recorded as an attempt before anything is sent.
     */
    look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook>;
    /** Hands in what `claimant` issued. */
    deliver(key: TokenKey, claimant: string, delivery: TokenDelivery, settings: TokenSettings): Promise<DeliveryReply>;
    /** The attempt of `claimant` failed. @returns when the next one is allowed, milliseconds */
    fail(key: TokenKey, claimant: string, failure: IssueFailure, settings: TokenSettings): Promise<number>;
    /** `claimant` sent nothing: as if it had never claimed. */
    release(key: TokenKey, claimant: string): Promise<void>;
    markDead(key: TokenKey, generation: number): Promise<DeathReply>;
}

interface IssueContext {
    readonly key: TokenKey;
    /** Fires when the issue takes too long, or custody closes. */
    readonly signal: AbortSignal;
    /** Enter this one, and no other: its passes end with the right to issue. */
    readonly gate: Gate;
}
/** What the broker's token endpoint answered. At least one of `expiresAtMs` and `lifetimeMs`; the former wins. */
interface IssuedToken {
    readonly value: string;
    /** As the broker says it: Korean time already made UTC, epoch milliseconds of the broker's clock. */
    readonly expiresAtMs?: number;
    /** Milliseconds. */
    readonly lifetimeMs?: number;
    /** The answer's `Date` header; `expiresAtMs` is counted from it. Without it Redis's clock stands in. */
    readonly serverDateMs?: number;
}
interface TokenCustodyOptions {
    readonly store: TokenStore;
    /**
     * Asks the broker for a token, once. It throws errors of `@hub/provider`; a `ProviderRejectedError` means the
     * credentials are wrong and is told to everybody who waits.
     */
    readonly issue: (context: IssueContext) => Promise<IssuedToken>;
    readonly settings?: Partial<TokenSettings>;
    readonly onEvent?: (event: TokenEvent) => void;
    readonly clock?: Clock;
    /** 0 (inclusive) to 1 (exclusive); spreads those who wait. */
    readonly random?: () => number;
}
interface TokenRequest {
    readonly key: TokenKey;
    /** The caller no longer wants it. An issue that has begun goes on: others wait for it. */
    readonly signal: AbortSignal;
    /** What the issue leaves through, should this caller have to issue. Absent: nothing is limited. */
    readonly gate?: Gate;
}
/** One token per key for all processes, issued as rarely as can be. */
interface TokenCustody {
    /**
     * The token to use now: from memory, from the store, or newly issued by one process for all.
     *
     * @throws {ProviderRejectedError} the broker refused the credentials
     * @throws {TokenPendingError} there is none now, and an issue may not be tried yet; `retryAfterMs` says when
     * @throws {ProviderUnavailableError} the store is away, the broker failed, or no more issues are allowed for long
     * @throws {CancelledError} the signal fired first
     */
    token(request: TokenRequest): Promise<HeldToken>;
    /**
     * The broker refused the token of this generation. Call it as often as it is seen: it is marked once.
     *
     * @param reason - the broker's code, `EGW00123`; no free text
     * @returns whether this call was the first, of all processes, to say so
     * @throws {ProviderUnavailableError} the store is away; it is told with the next look
     */
    markDead(key: TokenKey, generation: number, reason: string): Promise<boolean>;
    /** Ends waits and issues under way. Fine to call twice. */
    close(): Promise<void>;
}

/**
 * Keeps the tokens of one provider for this process; together with all others that share the store, one token per key.
 *
 * @throws {RangeError} settings that contradict each other
 */
declare function createTokenCustody(options: TokenCustodyOptions): TokenCustody;

/** What {@link RedisTokenStore} does, in one process without Redis; custodies that share it act as processes would. */
declare class MemoryTokenStore implements TokenStore {
    #private;
    /** @param nowMs - epoch milliseconds; for tests */
    constructor(nowMs?: () => number);
    look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook>;
    deliver(key: TokenKey, claimant: string, delivery: TokenDelivery, settings: TokenSettings): Promise<DeliveryReply>;
    fail(key: TokenKey, claimant: string, failure: IssueFailure, { spacingMs, backoffFactor, maxRefreshRetries }: TokenSettings): Promise<number>;
    release(key: TokenKey, claimant: string): Promise<void>;
    markDead(key: TokenKey, generation: number): Promise<DeathReply>;
}

/**
 * What the store needs of a Redis connection: `Redis` and `Cluster` of ioredis 5 and 6 have it. The connection stays
 * the caller's, who also closes it.
 */
interface RedisCommands {
    evalsha(digest: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
    eval(source: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
}

interface RedisTokenStoreOptions {
    /** `redis_key_prefix`. Default `api:token:`. */
    readonly prefix?: string;
    /** Test only: stands in for the server's clock, epoch milliseconds. */
    readonly nowMs?: () => number;
}
/**
 * Tokens of all processes, by the clock of Redis. The state of a key is the hash `{api:token:kis}:real:default`; the
 * default account's real token is also at `api:token:kis` as JSON (`access_token`, `expires_at`, `refreshed_at`,
 * `refresh_count`; times in unix seconds) until it ends, for programs that read it there.
 */
declare class RedisTokenStore implements TokenStore {
    #private;
    constructor(redis: RedisCommands, { prefix, nowMs }?: RedisTokenStoreOptions);
    look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook>;
    deliver(key: TokenKey, claimant: string, delivery: TokenDelivery, settings: TokenSettings): Promise<DeliveryReply>;
    fail(key: TokenKey, claimant: string, { retry, providerCode }: IssueFailure, { spacingMs, backoffFactor, maxRefreshRetries }: TokenSettings): Promise<number>;
    release(key: TokenKey, claimant: string): Promise<void>;
    markDead(key: TokenKey, generation: number): Promise<DeathReply>;
}

/** One HTTP request to a broker. */
interface UpstreamRequest {
    readonly method: 'GET' | 'POST';
    /** Whole, with its query. It may hold an account number, so it never appears in errors. */
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Decides what it means when no answer comes. */
    readonly operationClass: OperationClass;
}
/** What came back whole, whatever its status. */
interface UpstreamReply {
    readonly status: number;
    /** Names in lower case; repeated ones are joined with `, `. */
    readonly headers: Readonly<Record<string, string>>;
    /** UTF-8. */
    readonly body: string;
    /** The parsed body; undefined when it is not JSON. */
    readonly json: unknown;
    /** When the request went to the socket, milliseconds after `send` was called. */
    readonly sentAtMs: number;
    /** When the answer was whole, milliseconds after `send` was called. */
    readonly answeredAtMs: number;
    /** The broker's clock as its `Date` header tells it, epoch milliseconds. */
    readonly serverDateMs?: number;
}
interface SendOptions {
    /** The caller no longer wants the answer. */
    readonly signal: AbortSignal;
    /** Until when the answer must be whole, milliseconds from now; connecting is part of it. */
    readonly timeoutMs: number;
}
/** The only way to a broker: one request, one attempt. */
interface Transport {
    /**
     * Sends once; never follows redirects and never repeats.
     *
     * @throws {ProviderUnavailableError} nothing was sent (no usable pass, no connection); or a query whose answer broke off
     * @throws {ProviderTimeoutError} a query was not answered in time
     * @throws {OutcomeUnknownError} an order was sent and its answer never came whole
     * @throws {ProviderRejectedError} the request cannot be sent as it is, or a query's answer is larger than `maxBodyBytes`
     * @throws {CancelledError} the signal fired; for an order only before it was sent
     */
    send(request: UpstreamRequest, pass: Pass, options: SendOptions): Promise<UpstreamReply>;
    /** Closes all connections, used ones too. Fine to call twice. */
    close(): Promise<void>;
}
interface TransportOptions {
    /** Name of the provider, for errors. */
    readonly provider: string;
    /** Default `node`, which the brokers' filters are known to let pass (kiwoom-api 3 [B]). */
    readonly userAgent?: string;
    /** Default 3 000 ms. */
    readonly connectTimeoutMs?: number;
    /** Until the first byte of the answer, from sending. Default 30 000 ms; `timeoutMs` of a call ends it sooner. */
    readonly headersTimeoutMs?: number;
    /** Between two pieces of the body. Default 10 000 ms. */
    readonly bodyTimeoutMs?: number;
    /** Default 16 MiB. */
    readonly maxBodyBytes?: number;
    /** Connections per host. Default 64. */
    readonly maxConnections?: number;
    readonly clock?: Clock;
}

/**
 * The one place from which requests to brokers leave. Connections are kept alive and used again, but for orders: an
 * idle connection may be closing just then, and an order lost that way could not be told from one that arrived.
 */
declare function createTransport(options: TransportOptions): Transport;

interface GatedSend {
    readonly transport: Transport;
    readonly gate: Gate;
    readonly request: UpstreamRequest;
    /** What the broker counts this request by, the widest first. */
    readonly scopes: readonly string[];
    readonly purpose: PassPurpose;
    readonly signal: AbortSignal;
    /** For the broker's answer, milliseconds; waiting for leave is not part of it. */
    readonly timeoutMs: number;
}
interface GatedReply {
    readonly reply: UpstreamReply;
    /** Tell it when the reply says "too many". */
    readonly pass: Pass;
}
/**
 * One attempt: waits for leave and sends at once. A pass that ran out on the way is exchanged for another.
 *
 * @throws what `Gate.enter` and `Transport.send` throw
 */
declare function sendThroughGate(send: GatedSend): Promise<GatedReply>;

/**
 * The error of an answer that is whole and not JSON: the page of a proxy, of an outage, of a filter. Whatever stood in
 * between, an order may have passed it.
 */
declare function unreadableReplyError(provider: string, operationClass: OperationClass, { status }: Pick<UpstreamReply, 'status'>): ProviderError;

export { HeldToken, MOST_UNKNOWN, MemoryTokenStore, PageTape, RedisTokenStore, checkParams, createTokenCustody, createTrRegistry, createTransport, decimalText, defineErrorTable, directionOf, errorClasses, isErrorClass, isSaturated, koreanDateTimeMs, koreanDayOf, koreanTimeOf, koreanTimeToUtc, openGate, rangeNames, scaleDecimalText, sendThroughGate, tokenDefaults, tokenKeyText, tradingDayText, unitPowers, unreadableReplyError, utcText, verdictError, walkPages, withoutSaturated };
export type { CheckedParams, Clock, DeathReply, DecimalOptions, DeliveryReply, ErrorClass, ErrorEntry, ErrorTable, GatedReply, GatedSend, IssueContext, IssueFailure, IssuedToken, Page, PageStop, PageWalk, ParamFormat, ParamSpec, RangeName, RedisCommands, SendOptions, StoredToken, TokenCustody, TokenCustodyOptions, TokenDelivery, TokenEvent, TokenKey, TokenLook, TokenRequest, TokenSettings, TokenStore, TrLookup, TrRegistry, TrSpec, Transport, TransportOptions, UpstreamReply, UpstreamRequest, Verdict, WalkedPages };
