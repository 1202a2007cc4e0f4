import type { OperationClass, ProviderError } from '@hub/provider';
import {
  type ErrorClass,
  type ErrorTable,
  type UpstreamReply,
  unreadableReplyError,
  type Verdict,
  verdictError,
} from '@hub/provider-kit';
import { TIME_LIMIT_CODE } from '../errors/kis-errors.ts';

/** A good answer. */
export interface KisAnswer {
  readonly kind: 'answer';
  readonly body: Readonly<Record<string, unknown>>;
  /** `msg1` without its padding. */
  readonly message: string;
  /** Whether the broker has further pages (kis-api 5 [H]: F or M). */
  readonly hasMore: boolean;
}

/** Anything else. */
export interface KisRefusal {
  readonly kind: 'refusal';
  /** Undefined when the answer was no JSON. */
  readonly errorClass?: ErrorClass;
  /** The broker's code, or the HTTP status. */
  readonly code: string;
  readonly error: ProviderError;
}

/** A wait that is known to help, milliseconds (kis-api 2, 8). */
const retryAfterMs: Partial<Record<ErrorClass, number>> = {
  'rate-limit': 1_000,
  'shared-limit': 1_000,
  'token-issue-limit': 61_000,
};

export interface ReplyReader {
  readonly table: ErrorTable;
  readonly operationClass: OperationClass;
  /** Takes secrets out of what the broker said. */
  readonly redact: (text: string) => string;
}

/** The body decides, the status only where the body says nothing: errors come with 500, 403 and 200 (kis-api 7). */
export function readReply(
  reply: Pick<UpstreamReply, 'status' | 'headers' | 'json'>,
  reader: ReplyReader,
): KisAnswer | KisRefusal {
  const { table, operationClass, redact } = reader;
  const body = recordOf(reply.json);
  if (body === undefined) {
    const error = unreadableReplyError('KIS', operationClass, reply);
    return { kind: 'refusal', code: `HTTP ${reply.status}`, error };
  }
  const message = text(body['msg1']) ?? text(body['error_description']) ?? text(body['message']) ?? '';
  const code = text(body['msg_cd']) ?? text(body['error_code']) ?? '';
  if (isSuccess(reply.status, body)) {
    const hasMore = ['F', 'M'].includes(reply.headers['tr_cont'] ?? '');
    return { kind: 'answer', body, message, hasMore };
  }
  const verdict = verdictOf(table, code === '' ? `HTTP ${reply.status}` : code, message, operationClass);
  const waitMs = retryAfterMs[verdict.class];
  const options = waitMs === undefined ? {} : { retryAfterMs: waitMs };
  const error = verdictError('KIS', verdict, redact(message), options);
  return { kind: 'refusal', errorClass: verdict.class, code: verdict.code, error };
}

/** Token calls have no `rt_cd` (kis-api 7). */
function isSuccess(status: number, body: Readonly<Record<string, unknown>>): boolean {
  if (body['rt_cd'] !== undefined) return body['rt_cd'] === '0';
  return status >= 200 && status < 300 && body['error_code'] === undefined && body['msg_cd'] === undefined;
}

function verdictOf(
  table: ErrorTable,
  code: string,
  message: string,
  operationClass: OperationClass,
): Verdict {
  if (code === 'OPSQ2001' && message.includes('TIME LIMIT')) {
    return { ...table.classify(TIME_LIMIT_CODE, operationClass), code };
  }
  return table.classify(code, operationClass);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
