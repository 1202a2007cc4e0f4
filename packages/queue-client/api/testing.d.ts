import { ErrorCode, Task, Response } from '@hub/task-schema';
import { HubClientOptions, ConsumerOptions, HubClient, Consumer, QueueName } from './index.js';
import 'ioredis';

/** Time as this package needs it; tests hand in their own. */
interface Clock {
    /** Wall clock, epoch milliseconds. Only for stamps that people read; no decision depends on it. */
    now(): number;
    /** Monotonic milliseconds since an arbitrary start. */
    monotonicMs(): number;
    /** Resolves after `ms`; at once when the signal fires. Never rejects. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What `answer` returns to have a task answered with an error. */
declare class ErrorAnswer {
    readonly code: ErrorCode;
    readonly message: string;
    constructor(code: ErrorCode, message: string);
    /** The response the hub gives for this code, with its status and reason. */
    responseTo(task: Task): Response;
}
/** Has a task answered with an error of the catalogue: `answer: () => errorAnswer('ERR_RATE_LIMITED')`. */
declare function errorAnswer(code: ErrorCode, message?: string): ErrorAnswer;

/** What `createClient` takes; the defaults are those of the real client. */
type InMemoryClientOptions = Pick<HubClientOptions, 'priorityQueue' | 'normalQueue' | 'maxQueueSize'>;

interface InMemoryHubOptions extends InMemoryClientOptions {
    /**
     * The `data` of the `SUCCESS` response to a task, or what {@link errorAnswer} gives; a rejection is answered
     * `ERR_INTERNAL`. Without it tasks wait for a worker made with `createConsumer`.
     */
    readonly answer?: (task: Task) => unknown;
    /** Default: the time of the system. */
    readonly clock?: Clock;
    /** 0 (inclusive) to 1 (exclusive). Default: the system's. */
    readonly random?: () => number;
}
/** What `createConsumer` of an in-memory hub takes. */
type InMemoryConsumerOptions = Omit<ConsumerOptions, 'redis'>;
/** A hub without Redis, for tests. */
interface InMemoryHub {
    /** As `createHubClient` gives it. */
    readonly client: HubClient;
    /** Another client of the same hub. */
    createClient(options?: InMemoryClientOptions): HubClient;
    /** A worker as `createConsumer` makes it. */
    createConsumer(options: InMemoryConsumerOptions): Consumer;
    /** Appends a text to a queue as it is, as any program can with RPUSH. */
    push(queue: QueueName, payload: string): void;
    /** Every well-formed task that was sent, in the order of sending. */
    readonly tasks: readonly Task[];
    /** What is stored now, by task id. */
    readonly responses: ReadonlyMap<string, Response>;
    /** Every list that is not empty, by its Redis key: queues, callback lists, dead letters, closed lanes. */
    readonly lists: ReadonlyMap<string, readonly string[]>;
    /** Ends all clients and workers, and with them every timer. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
/** A hub in this process that keeps nothing and needs nothing. */
declare function createInMemoryHub(options?: InMemoryHubOptions): InMemoryHub;

export { ErrorAnswer, createInMemoryHub, errorAnswer };
export type { InMemoryClientOptions, InMemoryConsumerOptions, InMemoryHub, InMemoryHubOptions };
