/** Milliseconds since the Unix epoch, in the virtual time of the twin. */
type EpochMs = number;
/** The virtual time that everything in the twin goes by: tokens, windows, sessions, bars, orders. */
interface TwinClock {
    now(): EpochMs;
    /** Virtual milliseconds per real millisecond; 0 stands still and moves only by `set` and `step`. */
    readonly speed: number;
    set(epochMs: EpochMs): void;
    /** @throws {RangeError} backwards */
    step(ms: number): void;
    setSpeed(speed: number): void;
}

/** How a broker counts. None of them has published its kind, so all are here (kis-api section 8, kiwoom-api section 5). */
type WindowKind = 'fixed_second' | 'sliding_second' | 'token_bucket';
interface WindowRule {
    readonly kind: WindowKind;
    /** Calls per second; for a token bucket the refill. May be a fraction. */
    readonly limit: number;
    /** Token bucket only: how many it holds. Default: `limit`. */
    readonly capacity?: number;
    /** Whether a refused call uses up a place. */
    readonly countRefused: boolean;
}

/** One application key of the twin. Values are visibly fake. */
interface TwinCredential {
    readonly appKey: string;
    readonly appSecret: string;
    /** KIS: `50000001-01`; Kiwoom: ten digits. */
    readonly account: string;
}

/** A key with what its account holds when the twin starts. */
interface TwinAccount extends TwinCredential {
    /** Won. Default 0. */
    readonly cash?: number;
    /** Shares by code. */
    readonly holdings?: Readonly<Record<string, number>>;
}
/** By environment; a key works in one of them only (kis-api 1 [H], kiwoom-api 1 [A]). */
interface EnvironmentAccounts {
    readonly real: readonly TwinAccount[];
    readonly paper: readonly TwinAccount[];
}
interface TwinAccounts {
    readonly kis: EnvironmentAccounts;
    readonly kiwoom: EnvironmentAccounts;
}

/** Whether the fault comes before the broker has done what was asked, or after it; a client sees no difference. */
type FaultMoment = 'before' | 'after';
type JsonValue = string | number | boolean | null | readonly JsonValue[] | {
    readonly [key: string]: JsonValue;
};
/** What goes wrong. Waits are in real milliseconds, whatever the speed of the clock. */
type Fault = 
/** `before`: the request arrives late; `after` (default): its answer does. `spreadMs` adds up to so much by chance. */
{
    readonly kind: 'delay';
    readonly delayMs: number;
    readonly spreadMs?: number;
    readonly when?: FaultMoment;
}
/** The connection is closed without an answer. Default `after`. */
 | {
    readonly kind: 'drop';
    readonly when?: FaultMoment;
}
/** The connection is reset (RST) without an answer. Default `after`. */
 | {
    readonly kind: 'reset';
    readonly when?: FaultMoment;
}
/** Taken and never answered. Default `before`. */
 | {
    readonly kind: 'black-hole';
    readonly when?: FaultMoment;
}
/** Only this share of the body is sent, 0 to 1, then the connection is closed. Default 0.5. */
 | {
    readonly kind: 'truncate';
    readonly share?: number;
}
/** Status and headers as they should be, the body not JSON. */
 | {
    readonly kind: 'garbage';
    readonly body?: string;
}
/** A web page in place of the answer, status 200 unless told. Default `before`. */
 | {
    readonly kind: 'html';
    readonly status?: number;
    readonly when?: FaultMoment;
}
/** The front of the house answers, as with 502 and 503. Default `before`. */
 | {
    readonly kind: 'status';
    readonly status: number;
    readonly when?: FaultMoment;
}
/** Tokens die before the request is looked at: those of one key, or all. */
 | {
    readonly kind: 'kill-tokens';
    readonly appKey?: string;
}
/** Limits are multiplied by this without notice, for as long as the rule holds. */
 | {
    readonly kind: 'limit';
    readonly factor: number;
}
/** Fields by dotted path, `output.stck_prpr`; lists on the way mean each of their rows. */
 | {
    readonly kind: 'rewrite';
    readonly add?: Readonly<Record<string, JsonValue>>;
    readonly remove?: readonly string[];
}
/** After so many refused calls an address is turned away for `blockMs` of virtual time. Default answer `html`. */
 | {
    readonly kind: 'block-address';
    readonly violations: number;
    readonly blockMs: number;
    readonly answer?: 'html' | 'reset' | 'black-hole';
};
/** Which calls a fault hits. What is not said matches everything. */
interface FaultRule {
    /** Given by the twin (`fault-1`) when absent; a rule of the same id is replaced. */
    readonly id?: string;
    readonly broker?: 'KIS' | 'KIWOOM';
    readonly environment?: 'real' | 'paper';
    /** Without query; a `*` at the end matches any rest. */
    readonly path?: string;
    /** Header `tr_id` (KIS) or `api-id` (Kiwoom). */
    readonly trId?: string;
    /** 0 to 1, drawn for each call that matches otherwise. Default 1. */
    readonly probability?: number;
    /** Virtual time, inclusive. */
    readonly fromMs?: EpochMs;
    /** Virtual time, exclusive. */
    readonly untilMs?: EpochMs;
    /** Only every nth call that matches otherwise; with `times: 1` only the nth. */
    readonly nth?: number;
    /** No more often than that. */
    readonly times?: number;
    readonly fault: Fault;
}

type FiledRule = FaultRule & {
    readonly id: string;
};

/** How often one TR was asked for, and what became of it. */
interface CallCount {
    readonly broker: 'KIS' | 'KIWOOM';
    readonly environment: 'real' | 'paper';
    /** Path where the call names no TR, as with tokens. */
    readonly trId: string;
    readonly total: number;
    /** Let through by a window of calls. */
    readonly admitted: number;
    /** Refused by one. The rest were judged by none. */
    readonly refused: number;
    /** By HTTP status; 0 for calls that got no answer. */
    readonly statuses: Readonly<Record<string, number>>;
}
/** A call that a window judged. */
interface Arrival {
    readonly broker: 'KIS' | 'KIWOOM';
    readonly environment: 'real' | 'paper';
    readonly trId: string;
    /** Of the window. */
    readonly scope: string;
    /** Virtual time. */
    readonly atMs: EpochMs;
    readonly isAdmitted: boolean;
}

/** One broker in one environment, ready to be called. */
interface TwinAddress {
    readonly broker: 'KIS' | 'KIWOOM';
    readonly environment: 'real' | 'paper';
    /** `http://127.0.0.1:40123`: in place of the broker's own base address. */
    readonly url: string;
    readonly accounts: readonly TwinAccount[];
}
/** Which brokers and environments something is about; what is not said means all. */
interface TwinTarget {
    readonly broker?: 'KIS' | 'KIWOOM';
    readonly environment?: 'real' | 'paper';
}
interface LimitChange extends TwinTarget {
    /** One window, such as that of one key and API id, as `limits()` names it; absent: all without a rule of their own. */
    readonly scope?: string;
    /** What changes; the rest of the rule stays. */
    readonly rule: Partial<WindowRule>;
}
interface EnvironmentLimits {
    readonly broker: 'KIS' | 'KIWOOM';
    readonly environment: 'real' | 'paper';
    /** Of windows that are opened from now on. */
    readonly rule: WindowRule;
    /** Of those that are open, by scope. */
    readonly scopes: Readonly<Record<string, WindowRule>>;
}
/** Both brokers on this machine. */
interface BrokerTwin {
    readonly kis: {
        readonly real: TwinAddress;
        readonly paper: TwinAddress;
    };
    readonly kiwoom: {
        readonly real: TwinAddress;
        readonly paper: TwinAddress;
    };
    /** Of the admin endpoint, where there is one. */
    readonly adminUrl: string | undefined;
    readonly clock: TwinClock;
    readonly credentials: TwinAccounts;
    readonly faults: TwinFaults;
    /** @throws {RangeError} a limit of 0 or less */
    setLimit(change: LimitChange): void;
    limits(): readonly EnvironmentLimits[];
    /** Tokens die without notice. @returns how many */
    killToken(target?: TwinTarget & {
        readonly appKey?: string;
    }): number;
    /** What was called since the start or the last `clearCalls`. */
    calls(): TwinCalls;
    clearCalls(): void;
    /** One exchange a line; empty unless the option `transcript` is true. */
    transcript(): string;
    clearTranscript(): void;
    /** Ends all connections; ports are free when it resolves. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
interface TwinFaults {
    /**
     * @returns the id of the rule
     * @throws {RangeError} it is not a rule
     */
    add(rule: FaultRule): string;
    /** @returns whether there was such a rule */
    remove(id: string): boolean;
    clear(): void;
    /** In order, with how often each hit. */
    rules(): readonly (FiledRule & {
        readonly fired: number;
    })[];
}
interface TwinCalls {
    readonly counts: readonly CallCount[];
    /** In the order of their coming, by broker and environment. */
    readonly arrivals: readonly Arrival[];
}

/** What the facts leave open. Every one has a default. */
interface KisSwitches {
    /** What happens to the older token when a new one is issued after six hours. kis-api 2 [M], not documented */
    readonly reissue: 'keep-old' | 'kill-old';
    /** `expires_in` while the same token is served again: the nominal day, or what is left. kis-api 2 [M] */
    readonly expiresIn: 'nominal' | 'remaining';
    /** HTTP status of EGW00201; most reports say 500. kis-api 8 [M] */
    readonly rateStatus: 500 | 200;
    /** The limit of the WebSocket approval key, counted apart. kis-api 8 [M] */
    readonly approvalRule: WindowRule;
    /** Calls per second of all customers together to the balance TR (EGW00215); off. kis-api 8 [M] */
    readonly sharedLedgerRule: WindowRule | undefined;
    /** Whether the 15:30 bar of minute TRs tells twice the auction's volume. kis-api 9 [M] */
    readonly doubledClosingVolume: boolean;
    /** Whether the first row of a minute without a trade repeats the volume of the minute before. kis-api 9 [M] */
    readonly repeatedFirstVolume: boolean;
    /** Rows of a page, by TR of the real host, to make small pages. Default: the catalogue's. */
    readonly pageRows: Readonly<Record<string, number>>;
    /** App keys of the other environment: their calls are refused with EGW02004. kis-api 1 [H] */
    readonly foreignAppKeys: readonly string[];
    /** Commission of each side, as a share of the amount; for the estimates in account answers. */
    readonly feeRate: number;
}

/** What the facts leave open, or what changed over time. Every one has a default. */
interface KiwoomSwitches {
    /** Asking again while a token lives: it comes back, or a new one kills it. kiwoom-api 2 [C] */
    readonly reissue: 'same' | 'replace';
    /** How long a new token lives. kiwoom-api 2: nominally 24 h [B] */
    readonly tokenLifetimeMs: number;
    /** As the token answer writes it; requests are taken in any case. kiwoom-api 2 [A] */
    readonly tokenType: 'Bearer' | 'bearer';
    /** The limit of the token endpoint, per app key. kiwoom-api 2: it has one [B], its size is a guess [C] */
    readonly tokenRule: WindowRule;
    /** The words of code 1700: without or with the limit per second. kiwoom-api 4 [A] */
    readonly rateText: 'before_2026q2' | 'since_2026q2';
    /** A limit over all TRs of one key, code 1701; its size is not known, so it is off. kiwoom-api 5 [C] */
    readonly totalRule: WindowRule | undefined;
    /** A limit over the TRs of one path, code 1702; off for the same reason. kiwoom-api 5 [C] */
    readonly groupRule: WindowRule | undefined;
    /** HTTP status of code 1634, which is not known. kiwoom-api 4 [C] */
    readonly batchLimitStatus: 200 | 429;
    /** Whether a token works only from the address that asked for it (8010). kiwoom-api 4 [A]; off, since one machine has several */
    readonly tokenBoundToAddress: boolean;
    /** The addresses that may ask for tokens (8050); absent: all. kiwoom-api 1 [A] */
    readonly registeredAddresses: readonly string[] | undefined;
    /** App keys of the other environment, so that 8030 can be told from 8001. kiwoom-api 2 [A] */
    readonly foreignAppKeys: readonly string[];
    /** Pages of these TRs go on for ever, empty, after the last row. kiwoom-api 6 [B] */
    readonly endlessTrs: readonly string[];
    /** The user agents that get the block page instead of an answer. kiwoom-api 3 [B] */
    readonly blockedAgents: RegExp;
    /** Commission of each side, as a share of the amount; for the estimates in account answers. kiwoom-api 10 [B] */
    readonly feeRate: number;
    /** Sales tax, as a share of the amount; none on ETFs. kiwoom-api 10 [B] */
    readonly taxRate: number;
}

/** Takes one line of a transcript, without its line feed. */
type TranscriptWriter = (line: string) => void;

/** Switches of one broker in one environment, and its limit of calls. */
type EnvironmentOptions<Switches> = Partial<Switches> & {
    /** Laid over the broker's own rule. */
    readonly limit?: Partial<WindowRule>;
};
interface Environments<T> {
    readonly real?: T;
    readonly paper?: T;
}
/** Everything has a default: `createBrokerTwin()` is a whole twin. */
interface BrokerTwinOptions {
    /** Of market, tokens, numbers and faults. Default 1. */
    readonly seed?: number;
    readonly clock?: {
        /** Virtual time at the start, epoch milliseconds. Default 2026-09-11 14:00 in Korea, a Friday, trading. */
        readonly startMs?: EpochMs;
        /** Virtual milliseconds per real one; 0 stands still until it is stepped. Default 1. */
        readonly speed?: number;
    };
    readonly kis?: Environments<EnvironmentOptions<KisSwitches>>;
    readonly kiwoom?: Environments<EnvironmentOptions<KiwoomSwitches>>;
    /** Default 0: any free one. */
    readonly ports?: {
        readonly kis?: Environments<number>;
        readonly kiwoom?: Environments<number>;
    };
    /** Absent: no admin endpoint. 0: any free port. Always on 127.0.0.1, since it asks for no key. */
    readonly adminPort?: number;
    /** Address to listen on. Default 127.0.0.1. */
    readonly host?: string;
    /** PEM texts; with them all four listeners speak HTTPS. */
    readonly tls?: {
        readonly key: string;
        readonly cert: string;
    };
    readonly faults?: readonly FaultRule[];
    /** `true`: kept in memory and read with `transcript()`; a function: called with each line. Default: none. */
    readonly transcript?: boolean | TranscriptWriter;
    /** In place of the fake ones. */
    readonly credentials?: Partial<TwinAccounts>;
    /** How many arrivals `calls()` remembers of each broker and environment. Default 50,000. */
    readonly keptArrivals?: number;
}

/**
 * Starts both brokers, real and paper, each on a port of its own on this machine.
 *
 * @throws {Error} a port is taken (`EADDRINUSE`); nothing is left open
 * @throws {RangeError} a fault or a limit that is none
 */
declare function createBrokerTwin(options?: BrokerTwinOptions): Promise<BrokerTwin>;

export { createBrokerTwin };
export type { Arrival, BrokerTwin, BrokerTwinOptions, CallCount, EnvironmentAccounts, EnvironmentLimits, EnvironmentOptions, EpochMs, Fault, FaultMoment, FaultRule, FiledRule, JsonValue, KisSwitches, KiwoomSwitches, LimitChange, TranscriptWriter, TwinAccount, TwinAccounts, TwinAddress, TwinCalls, TwinClock, TwinCredential, TwinFaults, TwinTarget, WindowKind, WindowRule };
