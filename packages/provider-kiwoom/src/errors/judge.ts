import type { OperationClass } from '@hub/provider';
import type { ErrorTable, Verdict } from '@hub/provider-kit';
import type { KiwoomReply } from './read-reply.ts';

type Failure = Extract<KiwoomReply, { readonly success: false }>;

/**
 * What a failure means for the caller. A code in no list is counted, and then the class in `return_code` or the HTTP
 * status speaks for it, unless that would call an order safe to repeat.
 */
export function judge(errors: ErrorTable, failure: Failure, operationClass: OperationClass): Verdict {
  const { code, fallback } = failure;
  const verdict = errors.classify(code, operationClass);
  if (verdict.known || !errors.has(fallback)) return verdict;
  const general = errors.classify(fallback, operationClass);
  const isTooKind = operationClass === 'order' && general.retry === 'safe';
  return isTooKind ? verdict : { ...general, code, known: false };
}
