/**
 * How the slots of a scope are found. `sliding_window` never exceeds the limit in any window; the others exist because
 * configurations name them, and let up to twice the limit through (see the README).
 */
type Algorithm = 'sliding_window' | 'token_bucket' | 'fixed_window';

/** Which waiting work goes first. */
type PermitClass = 'priority' | 'normal';

interface BacklogRequest {
    /** As for `acquire`; the work that waits calls `acquire` with the same scopes when it comes. */
    readonly scopes: readonly string[];
    /** There is room: fetch some of the work. */
    readonly onRoom: () => void;
}
/**
 * Work that waits elsewhere, in a queue say, and is to be fetched only when a permit is in reach: so it can still be
 * overtaken there. Permits are reserved for it as for those who wait in `acquire`; who comes first gets the next one,
 * priority work before all others.
 */
interface Backlog {
    /** Says how much work waits elsewhere now, by class. */
    waiting(counts: Readonly<Record<PermitClass, number>>): void;
    /** Permits in hand, all within the horizon, that nobody here waits for: so much work may be fetched. */
    readonly room: number;
}

/** Time as this package needs it; tests hand in their own. Only differences matter: no wall clock is ever read. */
interface Clock {
    /** Monotonic milliseconds since an arbitrary start. */
    monotonicMs(): number;
    /**
     * Calls back at a monotonic time, never early, and as little late as the process can afford.
     *
     * @returns a function that cancels
     */
    at(atMs: number, run: () => void): () => void;
    /**
     * Calls back after some time, a little late if that is cheaper.
     *
     * @returns a function that cancels
     */
    after(ms: number, run: () => void): () => void;
}

/** What happens inside, for logs, metrics and alerts. */
type LimiterEvent = 
/** A scope pauses because what was sent before is unknown: first use, another Redis, lost state, a clock step. */
{
    readonly type: 'cold';
    readonly scope: string;
    readonly pauseMs: number;
}
/** The other side refused, or a level was recovered; level 0 is full speed. */
 | {
    readonly type: 'brake';
    readonly scope: string;
    readonly level: number;
    readonly pauseMs: number;
}
/** Alert: refused too often in a row; nothing is sent until `resume`. `reason` where this process saw the refusal. */
 | {
    readonly type: 'stopped';
    readonly scope: string;
    readonly reason?: string;
} | {
    readonly type: 'resumed';
    readonly scope: string;
}
/** Another process changed what the scope allows. */
 | {
    readonly type: 'limit-changed';
    readonly scope: string;
    readonly limit: number;
    readonly windowMs: number;
}
/** The store's clock jumped forward by about this much; its rings are begun anew. */
 | {
    readonly type: 'clock-stepped';
    readonly tag: string;
    readonly stepMs: number;
}
/** Slots were given back because their time had passed. */
 | {
    readonly type: 'stale';
    readonly scopes: readonly string[];
    readonly count: number;
}
/** No permits until `available`. */
 | {
    readonly type: 'unavailable';
    readonly error: unknown;
} | {
    readonly type: 'available';
};

/**
 * What the limiter needs of a Redis connection: `Redis` and `Cluster` of ioredis 5 and 6 have it. The connection stays
 * the caller's, who also closes it.
 */
interface RedisCommands {
    evalsha(digest: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
    eval(source: string, keyCount: number, ...keysAndArgs: (string | number)[]): Promise<unknown>;
}

/** What one scope allows: a key, an API id, an account, or whatever else the other side counts by. */
interface ScopeLimit {
    /** `KIS:default`; letters, digits and `: . _ - /`. */
    readonly name: string;
    /** Calls per window, 1–5 000. */
    readonly limit: number;
    /** Length of the window, milliseconds, 10–86 400 000. Default 1 000. */
    readonly windowMs?: number;
    /**
     * Added to the window for what no clock here can see: jitter of the way there plus lateness of sending (at most
     * `staleMs`). Milliseconds, up to a quarter of the window plus 100. Default 15.
     */
    readonly guardMs?: number;
    /** 0: as many calls at once as the window allows; 1: evenly spaced. Only `sliding_window`. Default 0.5. */
    readonly pacing?: number;
    /** Share of the limit kept for priority work while there is any, 0–0.9. Only `sliding_window`. Default 0.1. */
    readonly priorityShare?: number;
    /** How far ahead slots are reserved, milliseconds, 5–1 000. Default 100. */
    readonly horizonMs?: number;
    /** Default `sliding_window`, the only one that never exceeds the limit. */
    readonly algorithm?: Algorithm;
}
/**
 * What a scope allows when its limit says nothing else.
 *
 * Source of `guardMs`: with slots at least `windowMs + guardMs` apart, no window holds more than the limit as long as
 * jitter + lateness ≤ guard (docs/decisions/2026-11-23-rate-limiter.md). 10 ms of jitter, 4 ms of lateness (`staleMs`)
 * and 1 ms to spare cost 1.5 % of the rate.
 */
declare const scopeDefaults: {
    readonly windowMs: 1000;
    readonly guardMs: 15;
    readonly pacing: 0.5;
    readonly priorityShare: 0.1;
    readonly horizonMs: 100;
    readonly algorithm: "sliding_window";
};

interface BrakeOptions {
    /** Refusals in a row that stop the scope, 1–20. Default 5. */
    readonly stopAfter?: number;
    /** Pause after the first refusal, milliseconds; it doubles with each further one, ±25 %. Default 1 000. */
    readonly firstPauseMs?: number;
    /** Longest pause we choose ourselves, milliseconds. Default 60 000. */
    readonly longestPauseMs?: number;
    /** Time without a refusal that takes one level back, milliseconds. Default 10 000. */
    readonly recoverMs?: number;
    /** The guard grows by half with each refusal, up to this, milliseconds, at most 100. Default 100. */
    readonly mostGuardMs?: number;
}
interface LimiterOptions {
    /** What the scopes allow; what is stored already is replaced. More may be added with `setLimit`. */
    readonly scopes: readonly ScopeLimit[];
    /**
     * Hash tag of the keys: scopes taken together must share it. One text for all, or a function of the scope's name to
     * spread scopes over a Redis Cluster. Default `hub`.
     */
    readonly tag?: string | ((scope: string) => string);
    /** How late after its slot a permit may still be used, milliseconds, 1–50; part of the guard. Default 4. */
    readonly staleMs?: number;
    /** How long Redis may take to answer `reserve`, `brake`, `status`, milliseconds. Default 2 000. */
    readonly commandTimeoutMs?: number;
    readonly brake?: BrakeOptions;
    readonly onEvent?: (event: LimiterEvent) => void;
    /** Default: the system's monotonic clock. */
    readonly clock?: Clock;
    /** 0 (inclusive) to 1 (exclusive). Default `Math.random`. */
    readonly random?: () => number;
}
interface RateLimiterOptions extends LimiterOptions {
    /** Connection of ioredis; stays the caller's. */
    readonly redis: RedisCommands;
}
/** What is not said is this. */
declare const limiterDefaults: {
    readonly tag: "hub";
    readonly staleMs: 4;
    readonly commandTimeoutMs: 2000;
    readonly brake: {
        readonly stopAfter: 5;
        readonly firstPauseMs: 1000;
        readonly longestPauseMs: 60000;
        readonly recoverMs: 10000;
        readonly mostGuardMs: 100;
    };
};

/** Leave to send one call at one time. Times are monotonic milliseconds of this process (`performance.now()`). */
interface Permit {
    /** Names the slot for giving it back; opaque. */
    readonly id: string;
    readonly scopes: readonly string[];
    /** Slots it takes in each scope. */
    readonly cost: number;
    /** Not to be used before. */
    readonly atMs: number;
    /** Not to be used after: the call would arrive outside the window it was counted in. */
    readonly untilMs: number;
    /** The scope that put the slot there; undefined when it was free at once. */
    readonly boundBy: string | undefined;
    /** Whether it may be used at this moment. */
    isUsable(): boolean;
    /**
     * Sleeps until the slot.
     *
     * @returns whether the call may be sent, at once; false when it is too late or the signal fired: then the permit is
     *   given back
     */
    wait(signal?: AbortSignal): Promise<boolean>;
}

interface ReserveRequest {
    /** All of them are taken, or none. They must share a tag. */
    readonly scopes: readonly string[];
    /** Permits wanted, 1–500; fewer may come. */
    readonly count: number;
    /** Default `normal`. */
    readonly class?: PermitClass;
    /** Calls one permit stands for, 1–1 000; all at one time. Default 1. */
    readonly cost?: number;
}
interface PermitBatch {
    /** In the order of their time. */
    readonly permits: readonly Permit[];
    /** When the first slot that was not given is, milliseconds from now; undefined when no more would have been given. */
    readonly nextMs: number | undefined;
}
interface AcquireRequest {
    readonly scopes: readonly string[];
    /** Default `normal`. */
    readonly class?: PermitClass;
    /** Default 1. */
    readonly cost?: number;
    readonly signal?: AbortSignal;
    /** How long to wait for a permit, milliseconds. Default: as long as it takes. */
    readonly timeoutMs?: number;
}
/** A permit whose time has come: send at once. */
interface Grant extends Permit {
    /** From asking to this permit, milliseconds. */
    readonly waitedMs: number;
}
interface BrakeRequest {
    /** What the other side asked for, milliseconds. */
    readonly retryAfterMs?: number;
    /** For the events; no secrets. */
    readonly reason: string;
}
interface BrakeState {
    /** 0 is full speed; at level n ≥ 1 calls are spaced by 2^(n−1) times the even spacing. */
    readonly level: number;
    readonly pauseMs: number;
    readonly guardMs: number;
    readonly stopped: boolean;
}
interface ScopeStatus {
    readonly scope: string;
    readonly algorithm: Algorithm;
    readonly limit: number;
    readonly windowMs: number;
    /** In force now, with what refusals added. */
    readonly guardMs: number;
    /** Slots in the window that ends now. */
    readonly used: number;
    /** Slots reserved for the next moments. */
    readonly ahead: number;
    /** Most slots in any window seen so far. */
    readonly worst: number;
    readonly brake: BrakeState;
    readonly stopped: boolean;
    /** How long the scope pauses because what was sent before is unknown, milliseconds. */
    readonly coldMs: number;
    /** Processes times scope sets that asked lately. */
    readonly askers: number;
    /** Callers of `acquire` that wait in this process. */
    readonly waiting: number;
}
interface RateLimiter extends AsyncDisposable {
    /**
     * Reserves send slots, as many as are in reach.
     *
     * @throws {RangeError} a scope is not defined, the scopes do not share a tag, or the cost is above a limit
     * @throws {ScopeStoppedError} refused too often in a row
     * @throws {LimiterUnavailableError} Redis does not answer
     */
    reserve(request: ReserveRequest): Promise<PermitBatch>;
    /**
     * Gives back permits that were not used; others may have their slots. Giving one back twice is harmless, giving back
     * one that was used breaks the limit.
     *
     * @returns how many slots were freed; 0 when Redis does not answer (they are lost then, nothing worse)
     */
    giveBack(permits: readonly Permit[]): Promise<number>;
    /**
     * Waits for one permit: slots are reserved in batches for all who wait in this process, and go to priority work
     * first, then in the order of asking.
     *
     * @throws {PermitTimeoutError} none came free in time
     * @throws {LimiterUnavailableError} Redis did not answer within `timeoutMs`, or the limiter was closed
     * @throws {ScopeStoppedError} refused too often in a row
     * @throws {CancelledError} the signal fired
     * @throws {RangeError} as `reserve`
     */
    acquire(request: AcquireRequest): Promise<Grant>;
    /** Reserves ahead for work that waits elsewhere; one backlog for each set of scopes. @throws {RangeError} as `reserve` */
    backlog(request: BacklogRequest): Backlog;
    /** The other side said "too many": slows the scope for all processes. @throws as `reserve` */
    brake(scope: string, request: BrakeRequest): Promise<BrakeState>;
    /** Lets a stopped scope go on, slowly at first. @throws as `reserve` */
    resume(scope: string): Promise<BrakeState>;
    /** Adds a scope or changes what it allows, for all processes. @throws {RangeError} {LimiterUnavailableError} */
    setLimit(limit: ScopeLimit): Promise<void>;
    /** @throws as `reserve` */
    status(scope: string): Promise<ScopeStatus>;
    /** Rejects those who wait and gives back what was reserved. */
    close(): Promise<void>;
}

/**
 * The same limiter within one process, without Redis: for tests, and where one process is all there is.
 *
 * @throws {RangeError} an option is outside its range
 */
declare function createLocalRateLimiter(options: LimiterOptions): RateLimiter;

/**
 * A limiter that all processes on the same Redis share. Nothing is sent to Redis before the first use.
 *
 * @throws {RangeError} an option is outside its range
 */
declare function createRateLimiter(options: RateLimiterOptions): RateLimiter;

/** Base of everything this package throws on purpose. Compare `code`: it holds across two installed copies. */
declare abstract class RateLimiterError extends Error {
    abstract readonly code: string;
    /** Whether the caller may do the same again. No permit was given, so nothing may have been sent. */
    abstract readonly retry: 'never' | 'safe';
}
/** Redis cannot be reached or refuses, or the limiter is closed. Without Redis there are no permits. */
declare class LimiterUnavailableError extends RateLimiterError {
    readonly name = "LimiterUnavailableError";
    readonly code = "ERR_LIMITER_UNAVAILABLE";
    readonly retry = "safe";
}
/** No permit came free in the time the caller allowed. */
declare class PermitTimeoutError extends RateLimiterError {
    readonly name = "PermitTimeoutError";
    readonly code = "ERR_PERMIT_TIMEOUT";
    readonly retry = "safe";
    readonly scopes: readonly string[];
    readonly timeoutMs: number;
    constructor(scopes: readonly string[], timeoutMs: number);
}
/** The other side refused so often in a row that the scope stands still until `resume`. */
declare class ScopeStoppedError extends RateLimiterError {
    readonly name = "ScopeStoppedError";
    readonly code = "ERR_SCOPE_STOPPED";
    readonly retry = "safe";
    readonly scope: string;
    constructor(scope: string);
}
/** The caller's own signal fired while it waited. */
declare class CancelledError extends RateLimiterError {
    readonly name = "CancelledError";
    readonly code = "ERR_CANCELLED";
    readonly retry = "never";
}

interface MeasureJitterOptions {
    /** One small call to the other side, over the connection that real calls take; its answer is not looked at. */
    readonly probe: () => Promise<unknown>;
    /** Calls to make, 10–1 000. Default 50. They count at the other side: mind its limit. */
    readonly count?: number;
    /** Time from one answer to the next call, milliseconds. Default 100. */
    readonly pauseMs?: number;
    /** As the limiter's. Default 4. */
    readonly staleMs?: number;
    readonly clock?: Clock;
}
interface JitterReport {
    /** Round trips, milliseconds. */
    readonly fastestMs: number;
    readonly medianMs: number;
    readonly slowestMs: number;
    /** Slowest minus fastest: an upper bound of the jitter of the way there, since the way back is in it too. */
    readonly jitterMs: number;
    /** Jitter plus lateness plus 1 ms, rounded up. */
    readonly suggestedGuardMs: number;
}
/**
 * Measures the jitter to the other side, to choose `guardMs` by. Do it at the busy time of the day; the first call warms
 * the connection and does not count.
 *
 * @throws {RangeError} count is outside its range
 * @throws whatever the probe throws
 */
declare function measureJitter(options: MeasureJitterOptions): Promise<JitterReport>;

export { CancelledError, LimiterUnavailableError, PermitTimeoutError, RateLimiterError, ScopeStoppedError, createLocalRateLimiter, createRateLimiter, limiterDefaults, measureJitter, scopeDefaults };
export type { AcquireRequest, Algorithm, Backlog, BacklogRequest, BrakeOptions, BrakeRequest, BrakeState, Clock, Grant, JitterReport, LimiterEvent, LimiterOptions, MeasureJitterOptions, Permit, PermitBatch, PermitClass, RateLimiter, RateLimiterOptions, RedisCommands, ReserveRequest, ScopeLimit, ScopeStatus };
