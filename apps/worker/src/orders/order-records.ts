import {
  CancelledError,
  type Gate,
  isProviderError,
  OutcomeUnknownError,
  type ProviderAnswer,
  ProviderRejectedError,
  ProviderUnavailableError,
} from '@hub/provider';
import { queueKeys } from '@hub/queue-client';
import type { Task } from '@hub/task-schema';
import type { Redis } from 'ioredis';
import { answerOfEarlier, onItsWay } from './earlier-order.ts';
import openSource from './lua/open-order.lua';
import settleSource from './lua/settle-order.lua';
import { orderDigest } from './order-digest.ts';
import type { OrderNumbers } from './order-numbers.ts';
import { type OrderIntent, type OrderRecord, parseOrderRecord } from './order-record.ts';
import { RecordsUnavailableError } from './records-unavailable-error.ts';

/** Longer than any order of the day lives, milliseconds. */
const ttlMs = 7 * 86_400_000;
/** An order leaves so soon after its attempt began, or not at all: a frozen worker must not send it much later. */
const sendWithinMs = 30_000;

export interface OrderRecordsOptions {
  readonly redis: () => Redis;
  readonly normalQueue: string;
  readonly numbers: OrderNumbers;
  /** How long an `idempotency_key` stands for its first order, milliseconds. */
  readonly idempotencyTtlMs: number;
  /** A text no other attempt has. */
  readonly attemptId: () => string;
  readonly monotonicMs: () => number;
}

interface Attempt {
  readonly id: string;
  readonly digest: string;
  readonly startedMs: number;
  readonly idempotencyKey: string | undefined;
  /** As it may stand in Redis; undefined before anything was recorded. */
  recorded: { readonly text: string; readonly record: OrderRecord } | undefined;
}

/**
 * What was about to be ordered, kept in Redis before it is sent, and what became of it. A worker may die anywhere between
 * the record and the response; whoever gets the task next finds the record, never sends it again, and answers with what
 * the record knows.
 */
export class OrderRecords {
  readonly #options: OrderRecordsOptions;
  /** Attempts of this worker, by task. */
  readonly #underWay = new Map<string, Attempt>();

  constructor(options: OrderRecordsOptions) {
    this.#options = options;
  }

  /**
   * Before anything is done for an order.
   *
   * @returns the answer it got before; undefined: it is new, and {@link finish} must follow
   * @throws as {@link answerOfEarlier}
   * @throws {RecordsUnavailableError} Redis does not say
   */
  async begin(task: Task): Promise<ProviderAnswer | undefined> {
    const { task_id: taskId, provider, idempotency_key: idempotencyKey } = task;
    if (taskId === undefined) {
      return undefined;
    }
    if (this.#underWay.has(taskId)) {
      throw onItsWay(provider.toUpperCase(), taskId);
    }
    const { attemptId, monotonicMs } = this.#options;
    const digest = orderDigest(task);
    const startedMs = monotonicMs();
    this.#underWay.set(taskId, { id: attemptId(), digest, startedMs, idempotencyKey, recorded: undefined });
    let earlier: ProviderAnswer | undefined;
    try {
      earlier = await this.recall(task);
    } catch (error) {
      this.#underWay.delete(taskId);
      throw error;
    }
    if (earlier !== undefined) {
      this.#underWay.delete(taskId);
    }
    return earlier;
  }

  /** What is known of a task's order; nothing is begun. Returns and throws as {@link begin}. */
  async recall(task: Task): Promise<ProviderAnswer | undefined> {
    const { task_id: taskId, idempotency_key: idempotencyKey } = task;
    if (taskId === undefined) {
      return undefined;
    }
    let record: OrderRecord | undefined;
    try {
      record = await this.#recordOf(taskId);
      if (record === undefined && idempotencyKey !== undefined) {
        const owner = await this.#ownerOf(idempotencyKey);
        record = owner === null ? undefined : await this.#recordOf(owner);
      }
    } catch (error) {
      throw new RecordsUnavailableError(error);
    }
    return record && answerOfEarlier(record, orderDigest(task));
  }

  /**
   * Keeps the intent; providers call it right before they send.
   *
   * @throws {ProviderRejectedError} the task has no id to remember it by
   * @throws {OutcomeUnknownError} it was on its way before: it may have happened
   * @throws {CancelledError} its attempt was given up meanwhile
   */
  readonly record = async (intent: OrderIntent): Promise<void> => {
    const { provider, taskId } = intent;
    if (taskId === undefined) {
      throw new ProviderRejectedError(
        provider,
        'an order needs a task_id: without one it could be sent twice',
      );
    }
    const attempt = this.#underWay.get(taskId);
    if (attempt === undefined) {
      throw new CancelledError(provider);
    }
    const { id, digest, idempotencyKey } = attempt;
    const record: OrderRecord = { attempt: id, digest, intent, outcome: 'sending' };
    const text = JSON.stringify(record);
    attempt.recorded = { text, record };
    const { redis, idempotencyTtlMs } = this.#options;
    const owner = idempotencyKey === undefined ? '' : taskId;
    const keys = this.#keys(taskId, idempotencyKey);
    const made = await redis().eval(openSource, 2, ...keys, text, ttlMs, owner, idempotencyTtlMs);
    if (made !== 1) {
      attempt.recorded = undefined;
      throw onItsWay(provider, taskId);
    }
  };

  /** The way out of an order: closed some time after its attempt began. */
  gate(taskId: string | undefined, provider: string, gate: Gate): Gate {
    const attempt = taskId === undefined ? undefined : this.#underWay.get(taskId);
    const { monotonicMs } = this.#options;
    const isLate = (): boolean => attempt === undefined || monotonicMs() - attempt.startedMs > sendWithinMs;
    return {
      async enter(request) {
        const pass = await gate.enter(request);
        if (isLate()) {
          const message = `Nothing was sent to ${provider}: the order could not leave within ${sendWithinMs} ms`;
          throw new ProviderUnavailableError(provider, message);
        }
        return {
          isUsable: () => !isLate() && pass.isUsable(),
          refused: (refusal) => pass.refused(refusal),
        };
      },
    };
  }

  /** What became of the attempt under way. If Redis fails, the record stays `sending`: the safe side. */
  async finish(
    taskId: string | undefined,
    result: ProviderAnswer | { readonly error: unknown },
  ): Promise<void> {
    const attempt = taskId === undefined ? undefined : this.#underWay.get(taskId);
    if (taskId === undefined || attempt === undefined) {
      return;
    }
    this.#underWay.delete(taskId);
    if (attempt.recorded === undefined) {
      return;
    }
    const { text, record } = attempt.recorded;
    const settled = 'error' in result ? afterError(record, result.error) : afterAnswer(record, result);
    const owner = attempt.idempotencyKey === undefined ? '' : taskId;
    const keys = this.#keys(taskId, attempt.idempotencyKey);
    try {
      const newText = settled === undefined ? '' : JSON.stringify(settled);
      await this.#options.redis().eval(settleSource, 2, ...keys, text, newText, ttlMs, owner);
      if (settled?.outcome === 'answered') {
        await this.#options.numbers.remember(settled.intent, taskId, settled.answer.orders ?? []);
      }
    } catch {
      // As said above.
    }
  }

  /** The record of a task, and how long ago it was made by the clock of Redis, milliseconds. */
  async read(taskId: string): Promise<{ readonly record: OrderRecord; readonly ageMs: number } | undefined> {
    const key = queueKeys.orderIntent(this.#options.normalQueue, taskId);
    const leftMs = await this.#options.redis().pttl(key);
    const record = await this.#recordOf(taskId);
    return record && { record, ageMs: ttlMs - leftMs };
  }

  async #recordOf(taskId: string): Promise<OrderRecord | undefined> {
    const text = await this.#options.redis().get(queueKeys.orderIntent(this.#options.normalQueue, taskId));
    return text === null ? undefined : parseOrderRecord(text);
  }

  async #ownerOf(idempotencyKey: string): Promise<string | null> {
    return this.#options.redis().get(queueKeys.orderKey(this.#options.normalQueue, idempotencyKey));
  }

  #keys(taskId: string, idempotencyKey: string | undefined): [string, string] {
    const { normalQueue } = this.#options;
    const key = queueKeys.orderIntent(normalQueue, taskId);
    return [key, idempotencyKey === undefined ? key : queueKeys.orderKey(normalQueue, idempotencyKey)];
  }
}

function afterAnswer(record: OrderRecord, { data, orders }: ProviderAnswer): OrderRecord {
  const { attempt, digest, intent } = record;
  const answer = { data: { ...data }, ...(orders !== undefined && { orders: [...orders] }) };
  return { attempt, digest, intent, outcome: 'answered', answer };
}

/** Undefined for what was surely not carried out. What is no error of a provider may have happened. */
function afterError({ attempt, digest, intent }: OrderRecord, error: unknown): OrderRecord | undefined {
  if (!isProviderError(error) || error instanceof OutcomeUnknownError) {
    return { attempt, digest, intent, outcome: 'unknown' };
  }
  if (error.retry === 'safe' || error.code === 'ERR_CANCELLED') {
    return undefined;
  }
  const { message, providerCode } = error;
  const code = providerCode === undefined ? {} : { providerCode };
  return { attempt, digest, intent, outcome: 'refused', message, ...code };
}
