import { randomUUID } from 'node:crypto';
import type { Response } from '@hub/task-schema';
import type { Clock } from './clock.ts';
import type { CommandChannel } from './command-channel.ts';
import { CancelledError, ResponseTimeoutError } from './errors.ts';
import { responseKeyPrefix } from './keys.ts';
import { ManagedConnection } from './managed-connection.ts';
import { PendingReplies, type PendingReply } from './pending-reply.ts';
import { workerPresence } from './queue-stats.ts';
import type { RedisTarget } from './redis-target.ts';
import { workerAbsence } from './worker-absence.ts';

export interface ReplyListenerOptions {
  readonly target: RedisTarget;
  readonly commands: CommandChannel;
  /** The registry of workers lives beside it. */
  readonly normalQueue: string;
  readonly clock: Clock;
  readonly random: () => number;
}

const blockSeconds = 5;
const repliesPerRead = 500;
/** A pop whose reply is lost loses the push, and old workers push nothing: the response key is asked this often. */
const fallbackMs = 1_000;

/**
 * Awaits the responses of all calls of one client over one list and one blocked connection, however many wait. A
 * response that does not come that way is found under its own key.
 */
export class ReplyListener {
  /** Workers push responses here. */
  readonly list = `api:reply:${randomUUID()}`;
  readonly #options: ReplyListenerOptions;
  readonly #connection: ManagedConnection;
  readonly #pending = new PendingReplies();
  readonly #closing = new AbortController();
  #listening: Promise<void> | undefined;
  #asking: Promise<void> | undefined;

  constructor(options: ReplyListenerOptions) {
    this.#options = options;
    this.#connection = new ManagedConnection({
      target: options.target,
      name: 'hub-client:replies',
      socketTimeoutMs: (blockSeconds + 2) * 1_000,
      clock: options.clock,
      random: options.random,
      onReady: () => this.#listen(),
      onLost: () => undefined,
      onWaiting: () => undefined,
    });
  }

  /** Resolves with the response of a task. Call it before the task is pushed. */
  async response(taskId: string, timeoutMs: number, signal: AbortSignal | undefined): Promise<Response> {
    const { clock } = this.#options;
    const done = new AbortController();
    let pending: PendingReply | undefined;
    try {
      const reply = new Promise<Response>((resolve, reject) => {
        pending = { taskId, sinceMs: clock.monotonicMs(), resolve, reject };
        this.#pending.add(pending);
        const cancel = (): void =>
          reject(new CancelledError(`stopped waiting for the response of ${taskId}`));
        signal?.addEventListener('abort', cancel, { once: true, signal: done.signal });
      });
      this.#connection.open();
      this.#listen();
      this.#asking ??= this.#askForResponses();
      const timedOut = clock.sleep(timeoutMs, done.signal).then(() => undefined);
      const response = await Promise.race([reply, timedOut]);
      if (response === undefined) {
        const absence = await this.#workersAbsent();
        throw new ResponseTimeoutError(taskId, `no response of ${taskId} within ${timeoutMs} ms${absence}`);
      }
      return response;
    } finally {
      // A reason of our own: the default one costs an exception with a stack for each of thousands of calls.
      done.abort('answered');
      if (pending !== undefined) {
        this.#pending.remove(pending);
      }
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#pending.rejectAll();
    await this.#connection.close();
    await this.#listening;
    await this.#asking;
  }

  /** What an error should say about workers; '' when one is alive. */
  async #workersAbsent(): Promise<string> {
    const { commands, normalQueue } = this.#options;
    try {
      return workerAbsence(await commands.run((redis) => workerPresence(redis, normalQueue)));
    } catch {
      return '; Redis does not answer';
    }
  }

  #listen(): void {
    if (this.#listening === undefined && this.#connection.isReady && !this.#closing.signal.aborted) {
      this.#listening = this.#readList().finally(() => {
        this.#listening = undefined;
      });
    }
  }

  async #readList(): Promise<void> {
    const { redis } = this.#connection;
    try {
      while (this.#pending.size > 0) {
        const first = await redis.blpop(this.list, blockSeconds);
        let replies = first === null ? [] : [first[1]];
        while (replies.length > 0) {
          for (const reply of replies) {
            this.#pending.settle(reply);
          }
          replies = (await redis.lpop(this.list, repliesPerRead)) ?? [];
        }
      }
    } catch {
      // The connection is gone; `onReady` starts again, and the response keys have what was popped on the way.
    }
  }

  async #askForResponses(): Promise<void> {
    const { clock, commands } = this.#options;
    const { signal } = this.#closing;
    while (this.#pending.size > 0 && !signal.aborted) {
      await clock.sleep(fallbackMs, signal);
      const taskIds = this.#pending.waitingSince(clock.monotonicMs() - fallbackMs);
      for (let first = 0; first < taskIds.length && !signal.aborted; first += repliesPerRead) {
        await this.#askFor(taskIds.slice(first, first + repliesPerRead), commands);
      }
    }
    this.#asking = undefined;
  }

  async #askFor(taskIds: readonly string[], commands: CommandChannel): Promise<void> {
    try {
      const responses = await commands.run((redis) =>
        redis.mget(taskIds.map((taskId) => responseKeyPrefix + taskId)),
      );
      for (const [index, text] of responses.entries()) {
        if (text !== null) {
          this.#pending.settle(text, taskIds[index]);
        }
      }
    } catch {
      // Redis is away: the callers' own time limits decide how long that is borne.
    }
  }
}
