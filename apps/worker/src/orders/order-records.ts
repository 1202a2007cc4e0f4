import { OutcomeUnknownError, ProviderRejectedError } from '@hub/provider';
import type { OrderIntent as KisOrderIntent } from '@hub/provider-kis';
import type { OrderIntent as KiwoomOrderIntent } from '@hub/provider-kiwoom';
import { queueKeys } from '@hub/queue-client';
import type { Redis } from 'ioredis';

export type OrderIntent = KisOrderIntent | KiwoomOrderIntent;
/** `not-sent`: surely not carried out, so it may be tried again. */
export type OrderOutcome = 'answered' | 'refused' | 'unknown' | 'not-sent';

/** Longer than any order of the day lives, seconds. */
const ttlSeconds = 7 * 86_400;

/**
 * What was about to be ordered, kept in Redis before it is sent. A worker may die between the record and the broker's
 * answer; whoever gets the task next finds the record and does not send it again.
 */
export class OrderRecords {
  readonly #redis: () => Redis;
  readonly #normalQueue: string;
  /** Tasks whose record was made by the attempt that is under way here; nobody else may take a record back. */
  readonly #own = new Map<string, OrderIntent>();

  constructor(redis: () => Redis, normalQueue: string) {
    this.#redis = redis;
    this.#normalQueue = normalQueue;
  }

  /**
   * @throws {ProviderRejectedError} the task has no id to remember it by, or was ordered and answered before
   * @throws {OutcomeUnknownError} it was on its way before: it may have happened
   */
  readonly record = async (intent: OrderIntent): Promise<void> => {
    const { provider, taskId } = intent;
    if (taskId === undefined) {
      throw new ProviderRejectedError(
        provider,
        'an order needs a task_id: without one it could be sent twice',
      );
    }
    const key = this.#key(taskId);
    const isNew = await this.#redis().set(key, JSON.stringify(intent), 'EX', ttlSeconds, 'NX');
    if (isNew === null) {
      throw await this.#earlier(provider, key);
    }
    this.#own.set(taskId, intent);
  };

  /** What became of the attempt that is under way here; nothing when it recorded nothing. */
  async finish(taskId: string | undefined, outcome: OrderOutcome): Promise<void> {
    const intent = taskId === undefined ? undefined : this.#own.get(taskId);
    if (taskId === undefined || intent === undefined) {
      return;
    }
    this.#own.delete(taskId);
    const key = this.#key(taskId);
    if (outcome === 'not-sent') {
      await this.#redis().del(key);
    } else {
      await this.#redis().set(key, JSON.stringify({ ...intent, outcome }), 'EX', ttlSeconds);
    }
  }

  async #earlier(provider: string, key: string): Promise<Error> {
    const record = (await this.#redis().get(key)) ?? '';
    if (/"outcome":"(?:answered|refused)"/.test(record)) {
      return new ProviderRejectedError(
        provider,
        'this task_id was ordered before, and answered; send a new order under a new one',
      );
    }
    return new OutcomeUnknownError(
      provider,
      'this order was on its way to the broker before and its answer is not known: it may have happened. ' +
        'Look it up in the order list; it is never sent again under this task_id',
    );
  }

  #key(taskId: string): string {
    return queueKeys.orderIntent(this.#normalQueue, taskId);
  }
}
