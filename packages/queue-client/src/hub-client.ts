import { parseResponse, type Response } from '@hub/task-schema';
import { CommandChannel } from './command-channel.ts';
import { type DeadLetters, RedisDeadLetters } from './dead-letters.ts';
import { enqueue } from './enqueue.ts';
import { CancelledError, QueueUnavailableError } from './errors.ts';
import type { EnqueueOptions, ExecuteOptions } from './execute-options.ts';
import type {
  EnqueuedTask,
  HubClient,
  HubClientOptions,
  NewTask,
  QueueLengths,
} from './hub-client-options.ts';
import { defaultNormalQueue, defaultPriorityQueue, defaultRedisUrl, responseKeyPrefix } from './keys.ts';
import { type OutgoingTask, outgoingTask } from './outgoing-task.ts';
import { type QueueControl, RedisQueueControl } from './queue-control.ts';
import type { QueueName } from './queue-name.ts';
import { type QueueStats, queueLengths, queueStats } from './queue-stats.ts';
import { ReplyListener } from './reply-listener.ts';
import { systemClock, systemRandom } from './system-clock.ts';
import { TypedClient } from './typed/typed-client.ts';

/** What an option means when it is left out. */
export const hubClientDefaults = {
  maxQueueSize: 10_000,
  connectTimeoutMs: 5_000,
  timeoutMs: 30_000,
} as const;

/** A client of the hub. It connects at the first call, and holds at most two connections. */
export function createHubClient(options: HubClientOptions = {}): HubClient {
  return new RedisHubClient(options);
}

class RedisHubClient extends TypedClient implements HubClient {
  readonly #queues: Readonly<Record<QueueName, string>>;
  readonly #maxQueueSize: number;
  readonly deadLetters: DeadLetters;
  readonly control: QueueControl;
  readonly #commands: CommandChannel;
  readonly #replies: ReplyListener;

  constructor(options: HubClientOptions) {
    super(systemClock);
    const { redis: shared, url, maxQueueSize = hubClientDefaults.maxQueueSize } = options;
    const target = shared?.options ?? url ?? defaultRedisUrl;
    const runtime = { target, clock: systemClock, random: systemRandom };
    this.#queues = {
      priority: options.priorityQueue ?? defaultPriorityQueue,
      normal: options.normalQueue ?? defaultNormalQueue,
    };
    this.#maxQueueSize = maxQueueSize;
    const connectTimeoutMs = options.connectTimeoutMs ?? hubClientDefaults.connectTimeoutMs;
    this.#commands = new CommandChannel({ ...runtime, shared, connectTimeoutMs });
    this.#replies = new ReplyListener({
      ...runtime,
      commands: this.#commands,
      normalQueue: this.#queues.normal,
    });
    this.deadLetters = new RedisDeadLetters(this.#commands, this.#queues);
    this.control = new RedisQueueControl(this.#commands, this.#queues, systemClock);
  }

  async enqueue(task: NewTask, options?: EnqueueOptions): Promise<EnqueuedTask> {
    const outgoing = outgoingTask(task, systemClock.now());
    await this.#push([outgoing], options);
    return { taskId: outgoing.taskId };
  }

  async enqueueMany(tasks: readonly NewTask[], options?: EnqueueOptions): Promise<readonly EnqueuedTask[]> {
    const outgoing = tasks.map((task) => outgoingTask(task, systemClock.now()));
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
    const { timeoutMs = hubClientDefaults.timeoutMs, signal } = options;
    if (signal?.aborted) {
      throw new CancelledError('the signal had fired before anything was sent');
    }
    const outgoing = tasks.map((task) => outgoingTask(task, systemClock.now(), this.#replies.list));
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
    const text = await this.#commands.run((redis) => redis.get(responseKeyPrefix + taskId));
    if (text === null) {
      return undefined;
    }
    const parsed = parseResponse(text);
    if (parsed.kind !== 'response') {
      throw new QueueUnavailableError(
        `the response of ${taskId} cannot be read: ${parsed.message}`,
        'outcome-unknown',
      );
    }
    return parsed.response;
  }

  queueLengths(): Promise<QueueLengths> {
    return this.#commands.run((redis) => queueLengths(redis, this.#queues));
  }

  stats(): Promise<QueueStats> {
    return this.#commands.run((redis) => queueStats(redis, this.#queues));
  }

  async close(): Promise<void> {
    await this.#replies.close();
    await this.#commands.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #push(tasks: readonly OutgoingTask[], options: EnqueueOptions = {}): Promise<void> {
    const queue = this.#queues[options.queue ?? 'normal'];
    const target = { queue, normalQueue: this.#queues.normal, limit: this.#maxQueueSize };
    const refusal = await this.#commands.run((redis) => enqueue(redis, target, tasks));
    if (refusal !== undefined) {
      throw refusal;
    }
  }
}
