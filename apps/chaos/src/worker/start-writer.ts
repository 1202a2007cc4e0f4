import { Redis } from 'ioredis';
import { startsKey } from '../ledger/start.ts';

/** Writes the starts of one worker into the ledger, which no fault ever touches. */
export class StartWriter {
  readonly #redis: Redis;
  readonly #worker: string;
  #starts = 0;

  constructor(ledgerPath: string, worker: string) {
    this.#redis = new Redis({ path: ledgerPath });
    this.#worker = worker;
  }

  /** @returns the nonce of this start, once it is in the ledger: no answer can be given before its start is known */
  async record(taskId: string): Promise<string> {
    this.#starts += 1;
    const nonce = `${this.#worker}:${this.#starts}`;
    await this.#redis.xadd(startsKey, '*', taskId, nonce);
    return nonce;
  }

  close(): void {
    this.#redis.disconnect();
  }
}
