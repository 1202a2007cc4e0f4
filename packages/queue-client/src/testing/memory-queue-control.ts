import { everyLane } from '../control.ts';
import { queueKeys } from '../keys.ts';
import { laneName } from '../lane-name.ts';
import type { QueueControl, WaitOptions } from '../queue-control.ts';
import type { QueueName } from '../queue-name.ts';
import type { MemoryChannel } from './memory-channel.ts';
import type { MemoryStore } from './memory-store.ts';
import { memoryTaskCount } from './memory-task-count.ts';

export class MemoryQueueControl implements QueueControl {
  readonly #channel: MemoryChannel;
  readonly #store: MemoryStore;
  readonly #queues: Readonly<Record<QueueName, string>>;

  constructor(channel: MemoryChannel, store: MemoryStore, queues: Readonly<Record<QueueName, string>>) {
    this.#channel = channel;
    this.#store = store;
    this.#queues = queues;
  }

  pause(lane: string = everyLane): Promise<boolean> {
    const name = laneName(lane);
    return this.#channel.run(() => {
      this.#switches.paused.add(name);
      this.#store.changed();
      return true;
    });
  }

  resume(lane: string = everyLane): Promise<boolean> {
    const name = laneName(lane);
    return this.#channel.run(() => {
      const { lists } = this.#store;
      this.#switches.paused.delete(name);
      this.#switches.draining.delete(name);
      for (const queue of [this.#queues.priority, this.#queues.normal]) {
        lists.putBack(queue, lists.take(queueKeys.lane(queue, name)));
      }
      this.#store.changed();
      return true;
    });
  }

  async drain(lane: string = everyLane, { timeoutMs = 60_000 }: WaitOptions = {}): Promise<boolean> {
    const name = laneName(lane);
    await this.#channel.run(() => this.#switches.draining.add(name));
    return await this.#store.until(() => {
      this.#channel.check();
      return memoryTaskCount(this.#store, this.#queues, name) === 0;
    }, timeoutMs);
  }

  state(): Promise<{ readonly paused: readonly string[]; readonly draining: readonly string[] }> {
    return this.#channel.run(() => {
      const { paused, draining } = this.#switches;
      return { paused: [...paused], draining: [...draining] };
    });
  }

  get #switches() {
    return this.#store.switches(this.#queues.normal);
  }
}
