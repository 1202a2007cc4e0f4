import type { CommandChannel } from './command-channel.ts';
import { type DeadLetter, readDeadLetter } from './dead-letter.ts';
import { queueKeys } from './keys.ts';
import source from './lua/dead-letters.lua';
import type { QueueName } from './queue-name.ts';
import { Script } from './script.ts';

const script = new Script(source);

export interface ListDeadLettersOptions {
  /** Default `normal`. */
  readonly queue?: QueueName;
  /** Letters to skip from the oldest on. Default 0. */
  readonly offset?: number;
  /** Default 100. */
  readonly limit?: number;
}

export interface DeadLetterPage {
  /** Oldest first. */
  readonly letters: readonly DeadLetter[];
  readonly total: number;
  /** Letters that made room for newer ones since the list was created. */
  readonly dropped: number;
}

/** The tasks that could not be worked on: payload, reason and origin of each, oldest first. */
export interface DeadLetters {
  list(options?: ListDeadLettersOptions): Promise<DeadLetterPage>;
  /** One letter, or undefined when there is none with this id. */
  get(id: string, queue?: QueueName): Promise<DeadLetter | undefined>;
  /** Put letters back at the end of their queue, byte for byte; returns how many. */
  replay(ids: readonly string[] | 'all', queue?: QueueName): Promise<number>;
  /** Returns how many letters were deleted. */
  delete(ids: readonly string[] | 'all', queue?: QueueName): Promise<number>;
}

const wholeList = { offset: 0, limit: 1_000_000_000 } as const;

export class RedisDeadLetters implements DeadLetters {
  readonly #commands: CommandChannel;
  readonly #queues: Readonly<Record<QueueName, string>>;

  constructor(commands: CommandChannel, queues: Readonly<Record<QueueName, string>>) {
    this.#commands = commands;
    this.#queues = queues;
  }

  async list({
    queue = 'normal',
    offset = 0,
    limit = 100,
  }: ListDeadLettersOptions = {}): Promise<DeadLetterPage> {
    const name = this.#queues[queue];
    const key = queueKeys.dead(name);
    const [entries, total, dropped] = await this.#commands.run((redis) =>
      Promise.all([
        limit > 0 ? redis.lrange(key, offset, offset + limit - 1) : [],
        redis.llen(key),
        redis.get(queueKeys.deadDropped(name)),
      ]),
    );
    return {
      letters: entries.map((entry) => readDeadLetter(entry, queue)),
      total,
      dropped: Number(dropped ?? 0),
    };
  }

  async get(id: string, queue: QueueName = 'normal'): Promise<DeadLetter | undefined> {
    const { letters } = await this.list({ queue, ...wholeList });
    return letters.find((letter) => letter.id === id);
  }

  replay(ids: readonly string[] | 'all', queue: QueueName = 'normal'): Promise<number> {
    return this.#apply('replay', ids, queue);
  }

  delete(ids: readonly string[] | 'all', queue: QueueName = 'normal'): Promise<number> {
    return this.#apply('delete', ids, queue);
  }

  async #apply(
    action: 'replay' | 'delete',
    ids: readonly string[] | 'all',
    queue: QueueName,
  ): Promise<number> {
    if (ids.length === 0) {
      return 0;
    }
    const name = this.#queues[queue];
    const keys = [queueKeys.dead(name), name, queueKeys.crashes(this.#queues.normal)];
    const args = ids === 'all' ? [action] : [action, ...ids];
    return Number(await this.#commands.run((redis) => script.run(redis, keys, args)));
  }
}
