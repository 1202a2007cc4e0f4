import type { TextRow } from '../answers/tr-answer.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { parameterMissing, valueMalformed } from '../envelope/refusals.ts';
import { isDay } from '../values/time-texts.ts';

/** Days; `dt` alone is a period code in half of the TRs, so it is not here. */
const days: readonly string[] = [
  'base_dt',
  'strt_dt',
  'end_dt',
  'start_dt',
  'fr_dt',
  'to_dt',
  'ord_dt',
  'qry_dt',
];
const wholeNumbers: readonly string[] = ['ord_qty', 'ord_uv', 'mdfy_qty', 'mdfy_uv', 'cncl_qty', 'tic_scope'];

/** 1511 for the first required key that is absent or empty [A]; 1517 for a day or number of the wrong form [C]. kiwoom-api 4 */
export function checkParameters(spec: TrSpec, body: TextRow): Refusal | undefined {
  const missing = spec.required.find((name) => (body[name] ?? '') === '');
  if (missing !== undefined) return parameterMissing(missing);
  const malformed =
    days.find((name) => !isEmptyOr(isDay, body[name])) ??
    wholeNumbers.find((name) => !isEmptyOr((value) => /^\d{1,12}$/.test(value), body[name]));
  return malformed === undefined ? undefined : valueMalformed(malformed);
}

function isEmptyOr(isRight: (value: string) => boolean, value = ''): boolean {
  return value === '' || isRight(value);
}
