import { parseResponse, type Response } from '@hub/task-schema';
import type { DeadLetters } from '../dead-letters.ts';
import { CancelledError, QueueUnavailableError } from '../errors.ts';
import type { EnqueueOptions, ExecuteOptions } from '../execute-options.ts';
import type {
  EnqueuedTask,
  HubClient,
  HubClientOptions,
  NewTask,
  QueueLengths,
} from '../hub-client-options.ts';
import { defaultNormalQueue, defaultPriorityQueue } from '../keys.ts';
import { type OutgoingTask, outgoingTask } from '../outgoing-task.ts';
import type { QueueControl } from '../queue-control.ts';
import type { QueueName } from '../queue-name.ts';
import type { QueueStats } from '../queue-stats.ts';
import { TypedClient } from '../typed/typed-client.ts';
import { MemoryChannel } from './memory-channel.ts';
import { MemoryDeadLetters } from './memory-dead-letters.ts';
import { memoryEnqueue } from './memory-enqueue.ts';
import { MemoryQueueControl } from './memory-queue-control.ts';
import { MemoryReplies } from './memory-replies.ts';
import { memoryStats } from './memory-stats.ts';
import type { MemoryStore } from './memory-store.ts';

/** What `createClient` takes; the defaults are those of the real client. */
export type InMemoryClientOptions = Pick<HubClientOptions, 'priorityQueue' | 'normalQueue' | 'maxQueueSize'>;

const defaults = { maxQueueSize: 10_000, timeoutMs: 30_000 } as const;

export class MemoryHubClient extends TypedClient implements HubClient {
  readonly deadLetters: DeadLetters;
  readonly control: QueueControl;
  readonly #store: MemoryStore;
  readonly #queues: Readonly<Record<QueueName, string>>;
  readonly #maxQueueSize: number;
  readonly #channel = new MemoryChannel();
  readonly #replies: MemoryReplies;

  constructor(store: MemoryStore, options: InMemoryClientOptions) {
    super(store.clock);
    this.#store = store;
    this.#queues = {
      priority: options.priorityQueue ?? defaultPriorityQueue,
      normal: options.normalQueue ?? defaultNormalQueue,
    };
    this.#maxQueueSize = options.maxQueueSize ?? defaults.maxQueueSize;
    this.#replies = new MemoryReplies(store, this.#queues.normal);
    this.deadLetters = new MemoryDeadLetters(this.#channel, store, this.#queues);
    this.control = new MemoryQueueControl(this.#channel, store, this.#queues);
  }

  async enqueue(task: NewTask, options?: EnqueueOptions): Promise<EnqueuedTask> {
    const outgoing = this.#outgoing(task);
    await this.#push([outgoing], options);
    return { taskId: outgoing.taskId };
  }

  async enqueueMany(tasks: readonly NewTask[], options?: EnqueueOptions): Promise<readonly EnqueuedTask[]> {
    const outgoing = tasks.map((task) => this.#outgoing(task));
    if (outgoing.length > 0) {
      await this.#push(outgoing, options);
    }
    return outgoing.map(({ taskId }) => ({ taskId }));
  }

  async execute(task: NewTask, options: ExecuteOptions = {}): Promise<Response> {
    const [result] = await this.executeBatch([task], options);
    if (result?.status === 'fulfilled') {
      return result.value;
    }
    throw result?.reason;
  }

  async executeBatch(
    tasks: readonly NewTask[],
    options: ExecuteOptions = {},
  ): Promise<PromiseSettledResult<Response>[]> {
    const { timeoutMs = defaults.timeoutMs, signal } = options;
    if (signal?.aborted) {
      throw new CancelledError('the signal had fired before anything was sent');
    }
    const outgoing = tasks.map((task) => this.#outgoing(task));
    if (outgoing.length === 0) {
      return [];
    }
    const stopWaiting = new AbortController();
    const either = signal === undefined ? stopWaiting.signal : AbortSignal.any([signal, stopWaiting.signal]);
    const responses = Promise.allSettled(
      outgoing.map(({ taskId }) => this.#replies.response(taskId, timeoutMs, either)),
    );
    try {
      await this.#push(outgoing, options);
    } catch (error) {
      stopWaiting.abort();
      throw error;
    }
    return await responses;
  }

  async getResponse(taskId: string): Promise<Response | undefined> {
    const text = await this.#channel.run(() => this.#store.responses.get(taskId));
    if (text === undefined) {
      return undefined;
    }
    const parsed = parseResponse(text);
    if (parsed.kind !== 'response') {
      const message = `the response of ${taskId} cannot be read: ${parsed.message}`;
      throw new QueueUnavailableError(message, 'outcome-unknown');
    }
    return parsed.response;
  }

  queueLengths(): Promise<QueueLengths> {
    return this.#channel.run(() => ({
      priority: this.#store.lists.of(this.#queues.priority).length,
      normal: this.#store.lists.of(this.#queues.normal).length,
    }));
  }

  stats(): Promise<QueueStats> {
    return this.#channel.run(() => memoryStats(this.#store, this.#queues));
  }

  async close(): Promise<void> {
    this.#channel.close();
    this.#replies.close();
    this.#store.changed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #outgoing(task: NewTask): OutgoingTask {
    return outgoingTask(task, this.#store.clock.now());
  }

  async #push(tasks: readonly OutgoingTask[], options: EnqueueOptions = {}): Promise<void> {
    const queue = this.#queues[options.queue ?? 'normal'];
    const target = { queue, normalQueue: this.#queues.normal, limit: this.#maxQueueSize };
    const refusal = await this.#channel.run(() => memoryEnqueue(this.#store, target, tasks));
    if (refusal !== undefined) {
      throw refusal;
    }
  }
}
