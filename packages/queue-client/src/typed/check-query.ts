import { symbolSchema, tradingDaySchema, utcInstantSchema } from '@hub/task-schema';
import { InvalidTaskError } from '../errors.ts';
import { type BrokerTrs, brokerTrs, type CandleTr } from './broker-trs.ts';
import { koreanDayOf, startOf } from './korean-day.ts';
import type { BalanceQuery, CandleQuery, SymbolQuery, TickQuery } from './typed-queries.ts';

/** Epoch milliseconds; both ends belong to it. */
export interface AskedRange {
  readonly from?: number;
  readonly to?: number;
}

/** Callers without types may hand in anything. */
type Unchecked<Query> = { readonly [Field in keyof Query]?: unknown };

const scopes: readonly unknown[] = [undefined, 'KRX', 'NXT', 'COMBINED'];
const dayMs = startOf(1) - startOf(0);

/** The TRs of a query's broker; every check throws an {@link InvalidTaskError} that names all faults. */
export function checkBalance({ provider }: BalanceQuery, faults: readonly string[] = []): BrokerTrs {
  const known = Object.hasOwn(brokerTrs, provider);
  refuse(known ? faults : ['provider: must be KIS or KIWOOM', ...faults]);
  return brokerTrs[provider];
}

export function checkSymbol(query: SymbolQuery, faults: readonly string[] = []): BrokerTrs {
  const { symbol, market }: Unchecked<SymbolQuery> = query;
  return checkBalance(query, [
    ...(symbolSchema.safeParse(symbol).success ? [] : ['symbol: must be like 005930']),
    ...(scopes.includes(market) ? [] : ['market: must be KRX, NXT or COMBINED']),
    ...faults,
  ]);
}

export function checkTicks(
  query: TickQuery,
  nowMs: number,
): { readonly trs: BrokerTrs; readonly range: AskedRange } {
  const faults: string[] = [];
  const range = readRange(query, nowMs, faults);
  const isOtherDay = [range.from, range.to].some(
    (bound) => bound !== undefined && koreanDayOf(bound) !== koreanDayOf(nowMs),
  );
  if (query.provider === 'KIS' && isOtherDay) faults.push('from, to: KIS has trades of today only');
  return { trs: checkSymbol(query, faults), range };
}

export function checkCandles(
  query: CandleQuery,
  nowMs: number,
): { readonly tr: CandleTr; readonly range: Required<AskedRange> } {
  const faults: string[] = [];
  const { provider, interval, adjusted } = query;
  const candles = Object.hasOwn(brokerTrs, provider) ? brokerTrs[provider].candles : undefined;
  const tr = candles && Object.hasOwn(candles, interval) ? candles[interval] : undefined;
  if (candles !== undefined && tr === undefined) {
    faults.push(`interval: ${provider} has ${Object.keys(candles).join(', ')}`);
  }
  const { from, to = nowMs } = readRange(query, nowMs, faults);
  if (query.from === undefined) faults.push('from: is missing');
  if (![undefined, true, false].includes(adjusted)) faults.push('adjusted: must be true or false');
  if (adjusted && tr?.rawOnly) faults.push(`adjusted: ${provider} has no such prices for ${interval}`);
  checkSymbol(query, faults);
  // Either would have been refused above.
  if (tr === undefined || from === undefined) throw new TypeError('a query that was not checked');
  return { tr, range: { from, to } };
}

function readRange(query: TickQuery, nowMs: number, faults: string[]): AskedRange {
  const read = (bound: unknown, name: string, isEnd = false): number | undefined => {
    if (bound === undefined) return undefined;
    const ms = boundMs(bound, isEnd);
    if (!Number.isNaN(ms)) return ms;
    faults.push(`${name} must be a Date, like 2026-09-10T00:30:00Z or like 2026-09-10`);
    return undefined;
  };
  const [from, to] = [read(query.from, 'from:'), read(query.to, 'to:', true)];
  if (from !== undefined && from > nowMs) faults.push('from: has not come yet');
  else if (from !== undefined && to !== undefined && from > to) faults.push('from: is later than to');
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** A day alone is the whole of it, in Korea. */
function boundMs(bound: unknown, isEnd: boolean): number {
  if (bound instanceof Date) return bound.getTime();
  if (utcInstantSchema.safeParse(bound).success) return Date.parse(String(bound));
  if (!tradingDaySchema.safeParse(bound).success) return Number.NaN;
  const day = Date.parse(String(bound)) / dayMs;
  return isEnd ? startOf(day + 1) - 1 : startOf(day);
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new InvalidTaskError(faults.join('; '));
}
