import { C as ConsumerOptions, a as Consumer, H as HubClientOptions, b as HubClient, M as MissingPart } from './hub-client-options.js';
export { B as BalanceQuery, c as Broker, d as CandleInterval, e as CandleQuery, f as ClaimedTask, g as ConsumerEvent, D as DeadLetter, h as DeadLetterPage, i as DeadLetters, E as EnqueueOptions, j as EnqueuedTask, k as ExecuteOptions, l as Hold, L as LaneBacklog, m as LaneGate, n as LaneRoom, o as LimitedProvider, p as ListDeadLettersOptions, N as NewTask, Q as QueueControl, q as QueueLengths, r as QueueName, s as QueueStats, R as RedisTarget, t as RetryOptions, S as Series, u as SingleQueueStats, v as StopOptions, w as StopReport, x as SymbolQuery, T as TickQuery, y as TypedCalls, W as WaitOptions, z as WholeCandles, A as WholeTicks, F as describeTarget, G as limitedLane, I as retryDefaults } from './hub-client-options.js';
import { RetryAdvice, Response, ErrorDetail } from '@hub/task-schema';
import 'ioredis';

/**
 * A worker on the two task lists. One process may run several; each has a lease of its own.
 *
 * @throws RangeError for an option out of its range
 */
declare function createConsumer(options: ConsumerOptions): Consumer;

/** What an option means when it is left out. */
declare const consumerDefaults: {
    readonly priorityQueue: "api:priority:queue";
    readonly normalQueue: "api:request:queue";
    readonly concurrency: 100;
    readonly leaseMs: 10000;
    readonly responseTtlSeconds: 3600;
    readonly maxTaskBytes: 1048576;
    readonly deadLetterLimit: 10000;
    readonly crashLimit: 3;
    readonly idempotencyTtlMs: 86400000;
    readonly shareReadsForMs: 1000;
};

/** Base of everything this package throws on purpose. Compare `code`: it holds across two installed copies. */
declare abstract class QueueError extends Error {
    abstract readonly code: string;
    /** Whether the caller may do the same again. */
    abstract readonly retry: RetryAdvice;
}
/** Redis cannot be reached, or the client is closed. */
declare class QueueUnavailableError extends QueueError {
    readonly name = "QueueUnavailableError";
    readonly code = "ERR_QUEUE_UNAVAILABLE";
    /** `outcome-unknown` when the command may have been executed and only its reply was lost. */
    readonly retry: 'safe' | 'outcome-unknown';
    constructor(message: string, retry: 'safe' | 'outcome-unknown', options?: ErrorOptions);
}
/** The queue has no room for these tasks; none of them was added. */
declare class QueueFullError extends QueueError {
    readonly name = "QueueFullError";
    readonly code = "ERR_QUEUE_FULL";
    readonly retry = "safe";
    readonly queue: string;
    /** Tasks waiting when the queue refused. */
    readonly length: number;
    readonly limit: number;
    constructor(queue: string, length: number, limit: number);
}
/** The task breaks the schema; nothing was sent. `message` names every fault. */
declare class InvalidTaskError extends QueueError {
    readonly name = "InvalidTaskError";
    readonly code = "ERR_TASK_INVALID";
    readonly retry = "never";
}
/** The answer did not come in the time the caller allowed; the task may still be done. */
declare class ResponseTimeoutError extends QueueError {
    readonly name = "ResponseTimeoutError";
    readonly code = "ERR_RESPONSE_TIMEOUT";
    readonly retry = "outcome-unknown";
    readonly taskId: string;
    constructor(taskId: string, message: string);
}
/** The caller's own signal fired while it waited; the task may still be done. */
declare class CancelledError extends QueueError {
    readonly name = "CancelledError";
    readonly code = "ERR_CANCELLED";
    readonly retry = "never";
}
/** A lane these tasks belong to is being drained; none of them was added. */
declare class QueueDrainingError extends QueueError {
    readonly name = "QueueDrainingError";
    readonly code = "ERR_QUEUE_DRAINING";
    readonly retry = "safe";
    /** `*`, `KIS:*` or `KIS:default`. */
    readonly lane: string;
    constructor(lane: string);
}

/** What an option means when it is left out. */
declare const hubClientDefaults: {
    readonly maxQueueSize: 10000;
    readonly connectTimeoutMs: 5000;
    readonly timeoutMs: 30000;
};
/** A client of the hub. It connects at the first call, and holds at most two connections. */
declare function createHubClient(options?: HubClientOptions): HubClient;

/** The names of WIRE part 1. */
declare const defaultPriorityQueue = "api:priority:queue";
declare const defaultNormalQueue = "api:request:queue";
declare const responseKeyPrefix = "api:response:";
/**
 * The database producers and workers meet in unless told otherwise; production data lives in 0 (WIRE).
 */
declare const defaultRedisUrl = "redis://localhost:6379/15";
/**
 * Names of the keys that belong to a queue. The braces make Redis Cluster put them into the slot of the list itself,
 * so no list has to be renamed: `{api:request:queue}:x` hashes like `api:request:queue`.
 */
declare const queueKeys: {
    dead: (queue: string) => string;
    deadDropped: (queue: string) => string;
    staging: (queue: string, workerId: string) => string;
    inflight: (queue: string, workerId: string) => string;
    workers: (queue: string) => string;
    retries: (queue: string) => string;
    suspects: (queue: string) => string;
    crashes: (queue: string) => string;
    lastBeat: (queue: string) => string;
    control: (queue: string) => string;
    /** Tasks of a closed or limited lane, `KIS:default`, `KIS:*` or `KIWOOM:default:ka10080`. */
    lane: (queue: string, lane: string) => string;
    /** Names of the limited lanes whose lists may hold tasks; beside the normal queue. */
    lanes: (queue: string) => string;
    /** Circuits of the workers: `<worker> <circuit>` -> its state; beside the normal queue. */
    circuits: (queue: string) => string;
    /** What was about to be ordered for a task; beside the normal queue. */
    orderIntent: (queue: string, taskId: string) => string;
    /** Pages of a task that has several, as they came; beside the normal queue. */
    pages: (queue: string, taskId: string) => string;
    /** The task that ordered under an idempotency key; beside the normal queue. */
    orderKey: (queue: string, idempotencyKey: string) => string;
    /** The broker's order numbers of one account and day -> task; beside the normal queue. */
    orderNumbers: (queue: string, book: string) => string;
    /** Record of a shared call; the name may be long or secret, so only its digest shows. */
    shared: (queue: string, name: string) => string;
};

/** The hub answered, and not with what was asked for. */
declare class HubResponseError extends QueueError {
    readonly name = "HubResponseError";
    /** A code of the catalogue of `@hub/task-schema`; a newer hub may send further ones. */
    readonly code: string;
    readonly retry: RetryAdvice;
    readonly retryAfterMs: number | undefined;
    /** The broker's own code. */
    readonly providerCode: string | undefined;
    readonly response: Response;
    constructor(response: Response, detail?: ErrorDetail);
}

/** The broker gave a part of what was asked. Its rows are in `items`, what to ask again in `missing`. */
declare class PartialAnswerError<Item = unknown> extends QueueError {
    readonly name = "PartialAnswerError";
    readonly code = "ERR_PARTIAL_ANSWER";
    readonly retry = "safe";
    readonly missing: MissingPart;
    /** What came and was not handed out yet, oldest first: of `all()` everything, of a loop the rows after the gap. */
    readonly items: readonly Item[];
    constructor(missing: MissingPart, items: readonly Item[]);
}

export { CancelledError, Consumer, ConsumerOptions, HubClient, HubClientOptions, HubResponseError, InvalidTaskError, MissingPart, PartialAnswerError, QueueDrainingError, QueueError, QueueFullError, QueueUnavailableError, ResponseTimeoutError, consumerDefaults, createConsumer, createHubClient, defaultNormalQueue, defaultPriorityQueue, defaultRedisUrl, hubClientDefaults, queueKeys, responseKeyPrefix };
