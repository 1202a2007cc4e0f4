import { QueueUnavailableError } from '../errors.ts';

/** The way of one client to the store: open until it is closed, and always asynchronous, as Redis is. */
export class MemoryChannel {
  #closed = false;

  /** @throws {QueueUnavailableError} the client is closed */
  check(): void {
    if (this.#closed) {
      throw new QueueUnavailableError('the client is closed', 'safe');
    }
  }

  /** @throws {QueueUnavailableError} the client is closed */
  async run<Result>(action: () => Result): Promise<Result> {
    this.check();
    return action();
  }

  close(): void {
    this.#closed = true;
  }
}
