import { type DeadLetter, readDeadLetter } from '../dead-letter.ts';
import type { DeadLetterPage, DeadLetters, ListDeadLettersOptions } from '../dead-letters.ts';
import { queueKeys } from '../keys.ts';
import type { QueueName } from '../queue-name.ts';
import type { MemoryChannel } from './memory-channel.ts';
import type { MemoryStore } from './memory-store.ts';

export class MemoryDeadLetters implements DeadLetters {
  readonly #channel: MemoryChannel;
  readonly #store: MemoryStore;
  readonly #queues: Readonly<Record<QueueName, string>>;

  constructor(channel: MemoryChannel, store: MemoryStore, queues: Readonly<Record<QueueName, string>>) {
    this.#channel = channel;
    this.#store = store;
    this.#queues = queues;
  }

  list({ queue = 'normal', offset = 0, limit = 100 }: ListDeadLettersOptions = {}): Promise<DeadLetterPage> {
    return this.#channel.run(() => {
      const letters = this.#letters(queue);
      return {
        letters: letters.slice(offset, offset + limit),
        total: letters.length,
        dropped: this.#store.droppedLetters.get(this.#queues[queue]) ?? 0,
      };
    });
  }

  get(id: string, queue: QueueName = 'normal'): Promise<DeadLetter | undefined> {
    return this.#channel.run(() => this.#letters(queue).find((letter) => letter.id === id));
  }

  replay(ids: readonly string[] | 'all', queue: QueueName = 'normal'): Promise<number> {
    return this.#channel.run(() => {
      const payloads = this.#take(ids, queue);
      this.#store.lists.of(this.#queues[queue]).push(...payloads);
      this.#store.changed();
      return payloads.length;
    });
  }

  delete(ids: readonly string[] | 'all', queue: QueueName = 'normal'): Promise<number> {
    return this.#channel.run(() => this.#take(ids, queue).length);
  }

  #letters(queue: QueueName): DeadLetter[] {
    return this.#store.lists
      .of(queueKeys.dead(this.#queues[queue]))
      .map((entry) => readDeadLetter(entry, queue));
  }

  /** Takes letters out; returns their payloads. */
  #take(ids: readonly string[] | 'all', queue: QueueName): string[] {
    const key = queueKeys.dead(this.#queues[queue]);
    const taken: string[] = [];
    const kept: string[] = [];
    for (const entry of this.#store.lists.take(key)) {
      const { id, payload } = readDeadLetter(entry, queue);
      if (ids === 'all' || ids.includes(id)) {
        taken.push(payload);
      } else {
        kept.push(entry);
      }
    }
    this.#store.lists.putBack(key, kept);
    return taken;
  }
}
