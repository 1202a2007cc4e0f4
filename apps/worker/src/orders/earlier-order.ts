import { OutcomeUnknownError, type ProviderAnswer, ProviderRejectedError } from '@hub/provider';
import type { OrderRecord } from './order-record.ts';

/**
 * The answer to a task whose order was recorded before: what is known of that one. It is never sent again.
 *
 * @throws {ProviderRejectedError} the broker refused it, or the record is of another order
 * @throws {OutcomeUnknownError} it was on its way: it may have happened
 */
export function answerOfEarlier(record: OrderRecord, digest: string): ProviderAnswer {
  const { provider, taskId = '' } = record.intent;
  if (record.digest !== digest) {
    const message =
      'this task_id, or its idempotency_key, was used before for another order. Nothing was sent';
    throw new ProviderRejectedError(provider, message);
  }
  switch (record.outcome) {
    case 'answered':
      return record.answer;
    case 'refused': {
      const { message, providerCode } = record;
      throw new ProviderRejectedError(provider, message, providerCode === undefined ? {} : { providerCode });
    }
    case 'sending':
    case 'unknown':
      throw onItsWay(provider, taskId);
  }
}

export function onItsWay(provider: string, taskId: string): OutcomeUnknownError {
  return new OutcomeUnknownError(
    provider,
    'this order was on its way to the broker before and its answer is not known: it may have happened. ' +
      `Ask with HUB_FIND_ORDER and {"task_id":${JSON.stringify(taskId)}}; it is never sent again under this task_id`,
  );
}
