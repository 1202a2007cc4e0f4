import { type ProviderAnswer, ProviderRejectedError, type ProviderRequest } from '@hub/provider';
import { maskAccount } from '../account/mask-account.ts';
import type { AnswerView } from '../normalise/answer-view.ts';
import { modelsOf } from '../normalise/models.ts';
import { isUnknownSymbol } from '../normalise/quote.ts';
import type { CollectedRows } from '../paging/row-page.ts';
import type { PlannedCall } from './planned-call.ts';

/**
 * The answer in the shape of the wire contract: `data.data` holds the rows, or the object of an answer without rows; the
 * broker's own outputs stand beside it. `warnings` say what was left out, `resume` how to go on where it is partial.
 *
 * @throws {ProviderRejectedError} a success that says nothing: the symbol is not known
 */
export function buildAnswer(
  request: ProviderRequest,
  call: PlannedCall,
  collected: CollectedRows,
): ProviderAnswer {
  const { tr, values, account, accountName, range } = call;
  const { rows, page, partial } = collected;
  const isList = Array.isArray(page.body[tr.rows]) || range !== undefined;
  const outputs = maskAccount(outputsOf(page.body), account);
  const view: AnswerView = {
    tr,
    values,
    rows,
    body: page.body,
    answeredAtMs: page.answeredAtMs,
    ...onlyDayOf(call),
  };
  if (isUnknownSymbol(view)) {
    const symbol = values['FID_INPUT_ISCD'] ?? values['SYMB'] ?? '';
    throw new ProviderRejectedError('KIS', `KIS does not know the symbol ${symbol}: its answer is empty`);
  }
  const models = modelsOf(view, accountName);
  const shownRows = maskAccount({ rows }, account)['rows'];
  const warnings = [...call.warnings, ...collected.warnings, ...models.warnings];
  return {
    data: {
      ...outputs,
      ...(isList && tr.rows in outputs ? { [tr.rows]: shownRows } : {}),
      status: 'success',
      provider: 'KIS',
      tr_id: request.trId,
      message: page.message,
      data: isList ? shownRows : (outputs[tr.rows] ?? {}),
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(partial?.resume === undefined ? {} : { resume: maskResume(partial.resume, call) }),
    },
    ...models.fields,
    ...(partial === undefined ? {} : { partial: { reason: partial.reason } }),
  };
}

function outputsOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => /^(?:output\d*|ctx_area_\w+)$/i.test(key)),
  );
}

function maskResume(resume: Readonly<Record<string, string>>, { account }: PlannedCall) {
  return maskAccount(resume, account);
}

/** The past-day TR asked for one day alone. */
function onlyDayOf({ tr, values, range }: PlannedCall): Pick<AnswerView, 'onlyDay'> {
  const day = values['FID_INPUT_DATE_1'];
  const isOneDay = tr.id === 'FHKST03010230' && values['FID_PW_DATA_INCU_YN'] === 'N' && range === undefined;
  return isOneDay && day !== undefined ? { onlyDay: day } : {};
}
