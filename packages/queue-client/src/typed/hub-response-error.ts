import { type ErrorDetail, errorDetail, type Response, type RetryAdvice } from '@hub/task-schema';
import { QueueError } from '../errors.ts';

/** The hub answered, and not with what was asked for. */
export class HubResponseError extends QueueError {
  override readonly name = 'HubResponseError';
  /** A code of the catalogue of `@hub/task-schema`; a newer hub may send further ones. */
  readonly code: string;
  readonly retry: RetryAdvice;
  readonly retryAfterMs: number | undefined;
  /** The broker's own code. */
  readonly providerCode: string | undefined;
  readonly response: Response;

  constructor(response: Response, detail: ErrorDetail = detailOf(response)) {
    super(`${response.tr_id ?? response.task_id}: ${detail.message}`);
    this.code = detail.code;
    this.retry = detail.retry;
    this.retryAfterMs = detail.retry_after_ms;
    this.providerCode = detail.provider_code;
    this.response = response;
  }
}

/** An old worker sends no `error`: the status says what is known. */
function detailOf(response: Response): ErrorDetail {
  if (response.status === 'SUCCESS')
    return errorDetail('ERR_INTERNAL', 'the answer lacks what was asked for');
  const codes = {
    ERROR: 'ERR_INTERNAL',
    REJECTED: 'ERR_CIRCUIT_OPEN',
    RATE_LIMITED: 'ERR_RATE_LIMITED',
  } as const;
  return response.error ?? errorDetail(codes[response.status], response.reason);
}
