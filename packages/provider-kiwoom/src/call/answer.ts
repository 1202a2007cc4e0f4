import type { ProviderAnswer, ProviderRequest } from '@hub/provider';
import type { KiwoomBody } from '../errors/read-reply.ts';
import { normalise } from '../normalise/normalise.ts';
import type { RawRow } from '../normalise/row-reader.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import type { KiwoomRequest } from '../request/kiwoom-request.ts';
import type { FetchedPages } from './fetch-pages.ts';
import { maskAccounts } from './mask-accounts.ts';

const envelope: ReadonlySet<string> = new Set(['return_code', 'return_msg', 'returnCode', 'returnMsg']);

export interface AnswerParts {
  readonly request: ProviderRequest;
  readonly tr: KiwoomTr;
  readonly built: KiwoomRequest;
  readonly pages: FetchedPages;
  readonly showAccountNumbers: boolean;
  /** Epoch milliseconds, for when the broker did not say. */
  readonly nowMs: number;
}

/**
 * The answer in the shape of the wire contract: `data.data` holds the rows, or the whole object of a flat answer; keys
 * that stand beside the rows stand beside them here too. `resume` is there when the broker has more: add it to
 * the parameters to go on.
 */
export function answerOf({
  request,
  tr,
  built,
  pages,
  showAccountNumbers,
  nowMs,
}: AnswerParts): ProviderAnswer {
  const { first, partial, nextKey } = pages;
  const shown = (row: RawRow): RawRow => (showAccountNumbers ? row : maskAccounts(row));
  const summary = shown(summaryOf(first.body, tr));
  const rows = pages.rows.map(shown);
  const isFlat = tr.rows === undefined;
  const models = normalise({
    id: tr.id,
    account: request.account,
    summary,
    rows,
    subject: built.subject,
    body: built.body,
    answeredAtMs: first.serverDateMs ?? nowMs,
  });
  return {
    data: {
      ...(isFlat ? {} : summary),
      status: 'success',
      provider: PROVIDER_NAME,
      tr_id: request.trId,
      message: first.message,
      data: isFlat ? summary : rows,
      ...(nextKey === undefined ? {} : { resume: { next_key: nextKey } }),
      ...(built.warnings.length === 0 ? {} : { warnings: built.warnings }),
    },
    ...models,
    ...(partial === undefined ? {} : { partial }),
  };
}

function summaryOf(body: KiwoomBody, tr: KiwoomTr): RawRow {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== tr.rows && !envelope.has(key)));
}
