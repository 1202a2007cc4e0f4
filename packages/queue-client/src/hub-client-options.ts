import type { Response, TaskInput } from '@hub/task-schema';
import type { Redis } from 'ioredis';
import type { DeadLetters } from './dead-letters.ts';
import type { EnqueueOptions, ExecuteOptions } from './execute-options.ts';
import type { QueueControl } from './queue-control.ts';
import type { QueueStats } from './queue-stats.ts';
import type { RedisTarget } from './redis-target.ts';
import type { TypedCalls } from './typed/typed-calls.ts';

export interface HubClientOptions {
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
export type NewTask = Omit<TaskInput, 'task_id'> & { readonly task_id?: string };

export interface EnqueuedTask {
  readonly taskId: string;
}

export interface QueueLengths {
  readonly priority: number;
  readonly normal: number;
}

/** What a program needs to have broker calls made by the hub. */
export interface HubClient extends TypedCalls {
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
  executeBatch(
    tasks: readonly NewTask[],
    options?: ExecuteOptions,
  ): Promise<PromiseSettledResult<Response>[]>;
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
