import { Task, Response, Candle, Tick, MarketScope, Orderbook, Quote, Balance, TaskInput } from '@hub/task-schema';
import { RedisOptions, Redis } from 'ioredis';

/** Which of the two lists a task came from. */
type QueueName = 'priority' | 'normal';

/** What a consumer tells its owner. `type` decides the other fields. */
type ConsumerEvent = 
/** Connected and registered; `redisUrl` carries no credentials. Sent again after each reconnect. */
{
    readonly type: 'redis-connected';
    readonly redisUrl: string;
}
/** Redis does not answer; the next try is in `delayMs`. */
 | {
    readonly type: 'redis-waiting';
    readonly redisUrl: string;
    readonly attempt: number;
    readonly delayMs: number;
    readonly error: Error | undefined;
}
/** The connection broke; it is tried again at once, and nothing is lost meanwhile. */
 | {
    readonly type: 'redis-lost';
    readonly redisUrl: string;
}
/** A payload that is no valid task was answered and buried (`taskId` known) or only buried. */
 | {
    readonly type: 'task-rejected';
    readonly queue: QueueName;
    readonly taskId: string | undefined;
    readonly code: string;
    readonly message: string;
}
/** A task without a usable `task_id` was done; its answer is stored nowhere. */
 | {
    readonly type: 'response-discarded';
    readonly queue: QueueName;
    readonly provider: string;
    readonly trId: string;
}
/** A task failed in a way that is safe to repeat; its next attempt starts in `delayMs`. */
 | {
    readonly type: 'task-postponed';
    readonly taskId: string | undefined;
    readonly provider: string;
    readonly attempt: number;
    readonly delayMs: number;
}
/** `handle` rejected or threw: a bug in the owner. The task was answered `ERR_INTERNAL`. */
 | {
    readonly type: 'handler-failed';
    readonly taskId: string | undefined;
    readonly error: unknown;
}
/** This worker took back the tasks of one that died. */
 | {
    readonly type: 'tasks-recovered';
    readonly deadWorkerId: string;
    readonly queue: QueueName;
    readonly tasks: number;
}
/** This worker was silent longer than its lease; others own its tasks now, and its late results were not written. */
 | {
    readonly type: 'lease-lost';
    readonly workerId: string;
    readonly discardedResults: number;
}
/** A task that was still running when this worker lost its lease is done; its answer was not written. */
 | {
    readonly type: 'late-result-discarded';
    readonly workerId: string;
}
/** Tasks were in this worker's lease without its knowledge (their delivery was cut off); it works on them now. */
 | {
    readonly type: 'tasks-adopted';
    readonly tasks: number;
}
/** Something failed that will be tried again; for the log. */
 | {
    readonly type: 'error';
    readonly operation: string;
    readonly error: unknown;
};

/** So many tasks of a lane may leave Redis now. */
interface LaneRoom {
    readonly lane: string;
    readonly room: number;
    /** So many priority tasks beyond that: they take the permits of normal ones that are not sent yet. */
    readonly urgent: number;
}
/** Tasks of a limited lane that wait in Redis. */
interface LaneBacklog {
    readonly lane: string;
    readonly priority: number;
    readonly normal: number;
}
interface LimitedProvider {
    /** Upper case. */
    readonly provider: string;
    /** One lane for each account, or for each TR of an account. */
    readonly lanesPer: 'account' | 'tr';
}
/**
 * Decides which tasks may leave Redis. A task of a limited provider stays there, where any worker can still take it
 * and a priority task can still overtake it, until its lane has room for it here.
 */
interface LaneGate {
    /** Whose tasks wait in lanes; tasks of others are taken as soon as a slot of the worker is free. */
    readonly limited: readonly LimitedProvider[];
    /** Whether {@link takeRooms} would give any room. */
    readonly hasRoom: boolean;
    /** Room that no task is on its way to yet; what is given out here counts as taken. */
    takeRooms(): readonly LaneRoom[];
    /** Room that brought no task after all. */
    returnRooms(rooms: readonly Pick<LaneRoom, 'lane' | 'room'>[]): void;
    /** What waits in Redis, as last seen; lanes that are not named have nothing. */
    waiting(backlogs: readonly LaneBacklog[]): void;
    /** Whether a task that came without room may stay in this worker's hands. */
    admits(lane: string, queue: QueueName): boolean;
    /** Registers whom to call when there is room. */
    onRoom(wake: () => void): void;
}
/** The limited lane of a task, `KIS:default` or `KIWOOM:default:ka10080`, as lane-routing.lua names it. */
declare function limitedLane(limited: readonly LimitedProvider[], { provider, account, tr_id: trId }: Pick<Task, 'provider' | 'account' | 'tr_id'>): string | undefined;

/** Where Redis is: `redis://[user:password@]host:port/database`, or ioredis options. Without a database it is 15. */
type RedisTarget = string | Omit<RedisOptions, 'replyMapping'>;
/** The target as text without user and password, for logs: `redis://redis:6379/15`. */
declare function describeTarget(target: RedisTarget): string;

/** How errors that are safe to repeat are repeated. */
interface RetryOptions {
    /** Attempts after the first one, unless the task says `max_attempts`. Default 3. */
    readonly maxRetries?: number;
    /** Longest pause before the first retry, milliseconds. Default 500. */
    readonly firstPauseMs?: number;
    /** Growth of the longest pause from one retry to the next. Default 2. */
    readonly backoffFactor?: number;
    /** No pause is longer, unless the broker asks for more, milliseconds. Default 30 000. */
    readonly longestPauseMs?: number;
    /** Retries may be at most this share of the calls of one provider; it stops retry storms. Default 0.1. */
    readonly budgetShare?: number;
}
declare const retryDefaults: {
    readonly maxRetries: 3;
    readonly firstPauseMs: 500;
    readonly backoffFactor: 2;
    readonly longestPauseMs: 30000;
    readonly budgetShare: 0.1;
};

/** A task in this worker's lease. */
interface ClaimedTask {
    readonly task: Task;
    readonly queue: QueueName;
    /** When the sender pushed it, epoch milliseconds by the sender's clock; our producers say so. */
    readonly submittedAtMs: number | undefined;
    /** When this worker took the task, epoch milliseconds by the worker's clock. */
    readonly claimedAtMs: number;
    /** 1 for the first attempt. */
    readonly attempt: number;
    /** Time left until the task's `deadline_ms` by the clock of Redis, milliseconds; undefined without a deadline. */
    readonly remainingMs: number | undefined;
    /** It left a limited lane that had room for it. */
    readonly laned: boolean;
    /** Fires when the consumer stops and the grace period is over; the task is then handed back to its list. */
    readonly signal: AbortSignal;
}
/** Instead of an answer: not now. The task counts no attempt and comes back after a while. */
interface Hold {
    readonly holdMs: number;
}
interface ConsumerOptions {
    /** `redis://…/15`, or ioredis options; database 15 when none is given. */
    readonly redis: RedisTarget;
    /** LIST of JSON, always served first. Default `api:priority:queue`. */
    readonly priorityQueue?: string;
    /** LIST of JSON. Default `api:request:queue`. */
    readonly normalQueue?: string;
    /** Tasks in hand at once; 1–1 000. Default 100. */
    readonly concurrency?: number;
    /** How long a silent worker keeps its tasks before others take them, milliseconds; 1 000–300 000. Default 10 000. */
    readonly leaseMs?: number;
    /** How long a response is kept, seconds. Default 3 600. */
    readonly responseTtlSeconds?: number;
    /** A larger payload goes to the dead letters unread, bytes. Default 1 MiB. */
    readonly maxTaskBytes?: number;
    /** Dead letters kept per list; the oldest make room and are counted. Default 10 000. */
    readonly deadLetterLimit?: number;
    /** How errors that are safe to repeat are repeated. */
    readonly retry?: RetryOptions;
    /** A task this many workers died with is buried and answered `ERR_TASK_POISON`. Default 3. */
    readonly crashLimit?: number;
    /** How long an `idempotency_key` gives the first answer again, milliseconds. Default 24 h. */
    readonly idempotencyTtlMs?: number;
    /**
     * Whether identical tasks may share one call: same provider, account, TR and parameters. Only ever say so for reads.
     * Default: none do.
     */
    readonly shareReads?: (task: Task) => boolean;
    /** How long the answer of a shared read serves identical tasks that wait or arrive, milliseconds. Default 1 000. */
    readonly shareReadsForMs?: number;
    /** Every so many starts one goes to a normal task although priority tasks wait. Default: strict priority. */
    readonly normalEvery?: number;
    /** Holds tasks of limited providers in Redis until there is room for them. Default: every task is taken when a slot is free. */
    readonly lanes?: LaneGate;
    /**
     * Does the work of one well-formed task and says what to answer. Malformed payloads never get here: the consumer
     * answers or buries them itself. A rejection is answered `ERROR` with code `ERR_INTERNAL`.
     */
    readonly handle: (claimed: ClaimedTask) => Promise<Response | Hold>;
    /**
     * What is known of a task that is not to be started, since its deadline has passed or too many workers died with it:
     * one of them may have carried it out. Undefined: nothing is. Default: nothing ever is.
     */
    readonly recall?: (claimed: ClaimedTask) => Promise<Response | Hold | undefined>;
    /** Told of everything an operator may want to log or count. Must not throw. */
    readonly onEvent?: (event: ConsumerEvent) => void;
}
interface StopOptions {
    /** How long running tasks may go on, milliseconds; then their signals fire and they are handed back. Default 5 000. */
    readonly graceMs?: number;
}
interface StopReport {
    /** Tasks returned to the head of their list, unanswered. */
    readonly handedBack: number;
}
interface Consumer {
    /** Unique per process start; the name of this worker's lease. */
    readonly workerId: string;
    /**
     * Resolves once connected and registered; waits for Redis as long as it takes (see the `redis-waiting` event).
     *
     * @throws {QueueUnavailableError} stopped before Redis answered
     */
    start(): Promise<void>;
    /** Stop claiming, let running tasks finish, hand the rest back, close the connections. Safe to call twice. */
    stop(options?: StopOptions): Promise<StopReport>;
}

/** A task that could not be worked on. */
interface DeadLetter {
    readonly id: string;
    readonly queue: QueueName;
    /** The entry as it was pushed. */
    readonly payload: string;
    /** `ERR_TASK_NOT_JSON`, `ERR_TASK_INVALID`, `ERR_TASK_POISON`, … */
    readonly code: string;
    /** For people. */
    readonly reason: string;
    /** The list it came from. */
    readonly origin: string;
    readonly attempts: number;
    /** By the clock of Redis, epoch milliseconds. */
    readonly buriedAtMs: number;
}

interface ListDeadLettersOptions {
    /** Default `normal`. */
    readonly queue?: QueueName;
    /** Letters to skip from the oldest on. Default 0. */
    readonly offset?: number;
    /** Default 100. */
    readonly limit?: number;
}
interface DeadLetterPage {
    /** Oldest first. */
    readonly letters: readonly DeadLetter[];
    readonly total: number;
    /** Letters that made room for newer ones since the list was created. */
    readonly dropped: number;
}
/** The tasks that could not be worked on: payload, reason and origin of each, oldest first. */
interface DeadLetters {
    list(options?: ListDeadLettersOptions): Promise<DeadLetterPage>;
    /** One letter, or undefined when there is none with this id. */
    get(id: string, queue?: QueueName): Promise<DeadLetter | undefined>;
    /** Put letters back at the end of their queue, byte for byte; returns how many. */
    replay(ids: readonly string[] | 'all', queue?: QueueName): Promise<number>;
    /** Returns how many letters were deleted. */
    delete(ids: readonly string[] | 'all', queue?: QueueName): Promise<number>;
}

interface EnqueueOptions {
    /** The list to join; `priority` is always served first. Default `normal`. */
    readonly queue?: QueueName;
}
interface ExecuteOptions extends EnqueueOptions {
    /** How long to wait for the response, milliseconds. Default 30 000. */
    readonly timeoutMs?: number;
    /** Stops the waiting, not the task. */
    readonly signal?: AbortSignal;
}

interface WaitOptions {
    /** How long to wait, milliseconds. */
    readonly timeoutMs?: number;
}
/** Operators' switches. A lane is `*` (all), `KIS` (all its accounts) or `KIS:default`. */
interface QueueControl {
    /**
     * Start no more tasks of a lane; they stay in Redis, and what runs goes on.
     *
     * @returns whether every living worker has confirmed within `timeoutMs` (default 10 000)
     */
    pause(lane?: string, options?: WaitOptions): Promise<boolean>;
    /** Undo `pause` and `drain`. Returns whether every living worker has confirmed. */
    resume(lane?: string, options?: WaitOptions): Promise<boolean>;
    /**
     * Let our producers add no more tasks of a lane (`ERR_QUEUE_DRAINING`) until `resume`, and wait until none is left.
     *
     * @returns whether the lane was empty within `timeoutMs` (default 60 000)
     */
    drain(lane?: string, options?: WaitOptions): Promise<boolean>;
    /** What is paused and what is drained now. */
    state(): Promise<{
        readonly paused: readonly string[];
        readonly draining: readonly string[];
    }>;
}

interface QueueStats {
    readonly priority: SingleQueueStats;
    readonly normal: SingleQueueStats;
    /** Workers whose lease runs. */
    readonly workersAlive: number;
    /** Since any worker was last heard of, milliseconds; undefined when none was within a day. */
    readonly lastBeatAgeMs: number | undefined;
}
interface SingleQueueStats {
    /** In the list and in the lists of its lanes. */
    readonly waiting: number;
    /** Of the task at the head, by its `submitted_at` (our producers stamp it), milliseconds; undefined without one. */
    readonly oldestTaskAgeMs: number | undefined;
    /** Tasks that wait for another attempt. */
    readonly retrying: number;
    /** Tasks workers died with, tried one at a time. */
    readonly suspects: number;
    readonly deadLetters: number;
    readonly deadLettersDropped: number;
}

/** Rows that may come in several answers, oldest first. Nothing is sent before it is asked; each loop asks anew. */
interface Series<Item, Whole> extends AsyncIterable<Item> {
    /** All rows at once. */
    all(): Promise<Whole>;
}
/** What a broker did not give, though it was asked; `from` and `to` in UTC ask for it again. */
interface MissingPart {
    readonly reason: string;
    readonly from?: string;
    readonly to?: string;
}
interface WholeCandles {
    readonly candles: readonly Candle[];
    /** Present when something is missing, which only `allowPartial` lets happen. */
    readonly partial?: readonly MissingPart[];
}
interface WholeTicks {
    readonly ticks: readonly Tick[];
    /** Present when something is missing, which only `allowPartial` lets happen. */
    readonly partial?: readonly MissingPart[];
}

/** The brokers whose TRs the typed calls know. */
type Broker = 'KIS' | 'KIWOOM';
/** KIS has `1m` and days or longer only. */
type CandleInterval = `${1 | 3 | 5 | 10 | 15 | 30 | 45 | 60}m` | '1d' | '1w' | '1mo' | '1y';
interface BalanceQuery extends ExecuteOptions {
    readonly provider: Broker;
    /** Which credentials to use. Default `default`. */
    readonly account?: string;
}
interface SymbolQuery extends BalanceQuery {
    readonly symbol: string;
    /** Default: what the broker takes for it, KRX. */
    readonly market?: NonNullable<MarketScope>;
}
/** Both ends belong to the range. A bound is a `Date`, UTC (`2026-09-10T00:30:00Z`) or a whole Korean day (`2026-09-10`). */
interface TickQuery extends SymbolQuery {
    /** Without `from` and `to` come the latest trades that fit one answer. */
    readonly from?: Date | string;
    readonly to?: Date | string;
    /** Whether to go on after an answer that is not whole. Default false: it ends in a `PartialAnswerError`. */
    readonly allowPartial?: boolean;
}
interface CandleQuery extends TickQuery {
    readonly interval: CandleInterval;
    readonly from: Date | string;
    /** Default: now. */
    readonly to?: Date | string;
    /** Prices adjusted for splits and the like. Default true; minutes of KIS are raw. */
    readonly adjusted?: boolean;
}

/**
 * The usual questions, with the TR chosen by provider and interval. Each is made of `execute` and fails as it does, and:
 *
 * @throws {InvalidTaskError} at once, naming every fault of the query; nothing was sent
 * @throws {HubResponseError} the hub answered with an error, or without the model asked for
 * @throws {PartialAnswerError} the broker gave a part only
 */
interface TypedCalls {
    /** A long range is asked in several tasks: the next one is sent when an answer has come and the loop goes on. */
    candles(query: CandleQuery): Series<Candle, WholeCandles>;
    /** KIS: of today. One task, so mind `timeoutMs` for long ranges. */
    ticks(query: TickQuery): Series<Tick, WholeTicks>;
    orderbook(query: SymbolQuery): Promise<Orderbook>;
    quote(query: SymbolQuery): Promise<Quote>;
    balance(query: BalanceQuery): Promise<Balance>;
}

interface HubClientOptions {
    /** Where Redis is. Default `redis://localhost:6379/15`. */
    readonly url?: RedisTarget;
    /** A connection of the caller's to use for commands; it is not closed by the client. Instead of `url`. */
    readonly redis?: Redis;
    /** Default `api:priority:queue`. */
    readonly priorityQueue?: string;
    /** Default `api:request:queue`. */
    readonly normalQueue?: string;
    /** Tasks that may wait in one queue before `enqueue` is refused with `ERR_QUEUE_FULL`. Default 10 000. */
    readonly maxQueueSize?: number;
    /** How long a call waits for a connection before it fails with `ERR_QUEUE_UNAVAILABLE`, milliseconds. Default 5 000. */
    readonly connectTimeoutMs?: number;
}
/** A task as callers write it; without `task_id` it gets a fresh UUID. */
type NewTask = Omit<TaskInput, 'task_id'> & {
    readonly task_id?: string;
};
interface EnqueuedTask {
    readonly taskId: string;
}
interface QueueLengths {
    readonly priority: number;
    readonly normal: number;
}
/** What a program needs to have broker calls made by the hub. */
interface HubClient extends TypedCalls {
    /**
     * Append a task to its queue.
     *
     * @throws {InvalidTaskError} it breaks the schema; every fault is named, nothing was sent
     * @throws {QueueFullError} the queue has no room
     * @throws {QueueDrainingError} its lane is being drained
     * @throws {QueueUnavailableError} Redis does not answer
     */
    enqueue(task: NewTask, options?: EnqueueOptions): Promise<EnqueuedTask>;
    /** Append all tasks in one atomic step, or none. Throws as {@link HubClient.enqueue}. */
    enqueueMany(tasks: readonly NewTask[], options?: EnqueueOptions): Promise<readonly EnqueuedTask[]>;
    /**
     * Enqueue a task and await its response, whatever its status.
     *
     * @throws {ResponseTimeoutError} no response in time; the task may still be done
     * @throws {CancelledError} the signal fired; the task may still be done
     * and as {@link HubClient.enqueue}
     */
    execute(task: NewTask, options?: ExecuteOptions): Promise<Response>;
    /** Enqueue all tasks in one step and await every response, in the order of the tasks. */
    executeBatch(tasks: readonly NewTask[], options?: ExecuteOptions): Promise<PromiseSettledResult<Response>[]>;
    /** The stored response of a task, or undefined when there is none (yet, or any more). */
    getResponse(taskId: string): Promise<Response | undefined>;
    /** Tasks that could not be worked on: list, inspect, replay, delete. */
    readonly deadLetters: DeadLetters;
    /** Pause, resume and drain lanes. */
    readonly control: QueueControl;
    /** Lengths, ages and living workers. */
    stats(): Promise<QueueStats>;
    /** Tasks waiting, not those being worked on. */
    queueLengths(): Promise<QueueLengths>;
    /** Close the connections; calls still waiting fail with {@link QueueUnavailableError}. Safe to call twice. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}

export { describeTarget as F, limitedLane as G, retryDefaults as I };
export type { WholeTicks as A, BalanceQuery as B, ConsumerOptions as C, DeadLetter as D, EnqueueOptions as E, HubClientOptions as H, LaneBacklog as L, MissingPart as M, NewTask as N, QueueControl as Q, RedisTarget as R, Series as S, TickQuery as T, WaitOptions as W, Consumer as a, HubClient as b, Broker as c, CandleInterval as d, CandleQuery as e, ClaimedTask as f, ConsumerEvent as g, DeadLetterPage as h, DeadLetters as i, EnqueuedTask as j, ExecuteOptions as k, Hold as l, LaneGate as m, LaneRoom as n, LimitedProvider as o, ListDeadLettersOptions as p, QueueLengths as q, QueueName as r, QueueStats as s, RetryOptions as t, SingleQueueStats as u, StopOptions as v, StopReport as w, SymbolQuery as x, TypedCalls as y, WholeCandles as z };
