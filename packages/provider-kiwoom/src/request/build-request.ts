import { checkParams } from '@hub/provider-kit';
import type { KiwoomParam, KiwoomTr } from '../registry/kiwoom-tr.ts';
import { fixedIntervals, scopeUnits } from './interval-text.ts';
import type { KiwoomRequest, RequestFaults, RequestSubject } from './kiwoom-request.ts';
import { orderFaults } from './order-faults.ts';
import { readRange } from './row-range.ts';
import { splitParams } from './split-params.ts';
import { readSymbolParam, type SymbolReading } from './symbol-faults.ts';

/**
 * Turns the parameters of a task into the body the broker wants, with defaults where the task says nothing.
 *
 * @param today - the day in Korea, `YYYYMMDD`: what a history goes back from unless told otherwise
 * @returns every fault at once if the broker would refuse it, or would understand something else
 */
export function buildRequest(
  tr: KiwoomTr,
  params: Readonly<Record<string, unknown>>,
  today: string,
): KiwoomRequest | RequestFaults {
  const split = splitParams(tr, params);
  const checked = checkParams(tr, split.rest);
  const { range, nextKey, ...dates } = readRange(tr, split.range);
  const symbol = readSymbolParam(tr, checked.values['stk_cd'], split.market);
  const said = {
    ...checked.values,
    ...dates.body,
    ...(symbol.text === undefined ? {} : { stk_cd: symbol.text }),
  };
  const body = bodyOf(tr, said, today);
  const faults = [
    ...split.faults,
    ...checked.faults,
    ...dates.faults,
    ...symbol.faults,
    ...emptyOnes(tr, checked.values),
    ...orderFaults(tr, body),
  ];
  if (faults.length > 0) return { faults };
  return {
    body,
    ...(range === undefined ? {} : { range }),
    ...(nextKey === undefined ? {} : { nextKey }),
    subject: subjectOf(tr, body, symbol),
    warnings: [...checked.warnings, ...(dates.warnings ?? [])],
  };
}

/** In the broker's own order of keys, so that two equal tasks are one text. */
function bodyOf(tr: KiwoomTr, said: Readonly<Record<string, string>>, today: string): Record<string, string> {
  const body: Record<string, string> = {};
  for (const param of tr.params) {
    const text = said[param.name] ?? filling(param, said, today);
    if (text !== undefined) body[param.name] = text;
    // The order and account hosts get every key, empty where nothing is said, as in the official examples.
    else if (tr.class !== 'quote') body[param.name] = '';
  }
  return body;
}

function filling(
  { fills }: KiwoomParam,
  said: Readonly<Record<string, string>>,
  today: string,
): string | undefined {
  if (fills === 'today') return today;
  if (fills === 'one-or-all') return (said['stk_cd'] ?? '') === '' ? '0' : '1';
  return undefined;
}

/** An empty text counts as absent for the broker: 1511 (kiwoom-api 4 [A]). */
function emptyOnes(tr: KiwoomTr, said: Readonly<Record<string, string>>): readonly string[] {
  return tr.params
    .filter(({ name, required, fills }) => (required || fills !== undefined) && said[name] === '')
    .map(({ name }) => `${name}: is empty, ${tr.id} needs it`);
}

function subjectOf(
  tr: KiwoomTr,
  body: Readonly<Record<string, string>>,
  symbol: SymbolReading,
): RequestSubject {
  const code = symbol.code ?? body['inds_cd'];
  const unit = scopeUnits.get(tr.id);
  const interval = unit === undefined ? fixedIntervals.get(tr.id) : `${body['tic_scope'] ?? ''}${unit}`;
  return {
    ...(code === undefined ? {} : { symbol: code }),
    marketScope: symbol.code === undefined ? null : scopeOf(tr, symbol.scope),
    adjusted: body['upd_stkpc_tp'] === '1',
    ...(interval === undefined ? {} : { interval }),
  };
}

/** The order book of ka10004 is that of KRX, whatever the combined suffix asks for (kiwoom-api 8 [B]). */
function scopeOf(tr: KiwoomTr, scope: SymbolReading['scope']): SymbolReading['scope'] {
  return tr.id === 'ka10004' && scope === 'COMBINED' ? 'KRX' : scope;
}
