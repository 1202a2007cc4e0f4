import type { Response, Task } from '@hub/task-schema';
import type { ConsumerEvent } from './consumer-event.ts';
import type { LaneGate } from './lane-gate.ts';
import type { QueueName } from './queue-name.ts';
import type { RedisTarget } from './redis-target.ts';
import type { RetryOptions } from './retry-policy.ts';

/** A task in this worker's lease. */
export interface ClaimedTask {
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
export interface Hold {
  readonly holdMs: number;
}

export interface ConsumerOptions {
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

export interface StopOptions {
  /** How long running tasks may go on, milliseconds; then their signals fire and they are handed back. Default 5 000. */
  readonly graceMs?: number;
}

export interface StopReport {
  /** Tasks returned to the head of their list, unanswered. */
  readonly handedBack: number;
}

export interface Consumer {
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
