import { type SortedParams, unused } from '../params/sort-params.ts';
import type { KisTr } from '../registry/kis-tr.ts';
import type { KoreanMoment } from '../time/korean-moment.ts';
import { parseMoment } from '../time/parse-moment.ts';
import { type AskedRange, parseBound, parseCount } from './asked-range.ts';
import type { Values } from './cursor.ts';
import { cursorOf } from './cursors.ts';

export interface AppliedRange {
  /** To be sent besides what the caller gave. */
  readonly values: Values;
  /** Present when pages are to be walked. */
  readonly range?: AskedRange;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** First and last day, where a TR without a cursor takes both. */
const datePairs = [
  ['FID_INPUT_DATE_1', 'FID_INPUT_DATE_2'],
  ['INQR_STRT_DT', 'INQR_END_DT'],
  ['ORD_STRT_DT', 'ORD_END_DT'],
  ['STRT_ORD_DT', 'END_ORD_DT'],
  ['ERLM_STRT_DT', 'ERLM_END_DT'],
  ['RSVN_ORD_ORD_DT', 'RSVN_ORD_END_DT'],
  ['F_DT', 'T_DT'],
] as const;

const singleDates = ['FID_INPUT_DATE_1', 'BASS_DT', 'TRAD_DT'] as const;

/** These know today only; what they would say about another day is wrong (kis-api 9). */
const todayOnly: ReadonlyMap<string, string> = new Map([
  ['FHKST03010200', 'FHKST03010230'],
  ['FHPST01060000', 'no other TR, ticks of past days are not kept'],
]);

/** Makes `from`, `to`, `count` and `date` what a TR understands. */
export function applyRange(tr: KisTr, sorted: SortedParams, now: Required<KoreanMoment>): AppliedRange {
  const { asked, faults } = readRange(tr, sorted, now);
  if (faults.length > 0) return { values: {}, faults, warnings: [] };
  if (cursorOf(tr.id) !== undefined) return applyToCursor(tr, sorted, asked, now);
  if (tr.paged === 'tr_cont') return applyToContinuation(tr, sorted, asked, now);
  const values = dayValues(tr, asked, now);
  const warnings = Object.keys(sorted.range)
    .filter((name) => values === undefined || name === 'count')
    .map((name) => unused(tr, name));
  return { values: values ?? {}, faults: [], warnings };
}

function applyToCursor(
  tr: KisTr,
  { values, range }: SortedParams,
  asked: AskedRange,
  now: Required<KoreanMoment>,
): AppliedRange {
  const cursor = cursorOf(tr.id);
  const isOneMoment = range.from === undefined && range.to === undefined && range.count === undefined;
  const noRange = { faults: [], warnings: [] };
  if (cursor === undefined || Object.keys(range).length === 0) {
    return { values: defaultHour(tr, values, now), ...noRange };
  }
  // A day and a time of it: the page that ends there, as the broker's own parameters mean it.
  if (isOneMoment && (values['FID_INPUT_HOUR_1'] !== undefined || todayOnly.has(tr.id))) {
    const date = tr.params.some(({ name }) => name === 'FID_INPUT_DATE_1') ? asked.to?.date : undefined;
    return {
      values: { ...(date === undefined ? {} : { FID_INPUT_DATE_1: date }), ...defaultHour(tr, values, now) },
      ...noRange,
    };
  }
  return { values: cursor.start(asked, now), range: asked, ...noRange };
}

/** Lists of an account are read to their end: half a balance looks like a whole one. */
function applyToContinuation(
  tr: KisTr,
  { values, range }: SortedParams,
  asked: AskedRange,
  now: Required<KoreanMoment>,
): AppliedRange {
  const own = dayValues(tr, asked, now) ?? {};
  const isByHand = Object.entries(values).some(([name, text]) => name.startsWith('CTX_AREA_') && text !== '');
  const wantsAll = tr.class === 'account' || range.count !== undefined || range.to !== undefined;
  const isWalk = wantsAll && !isByHand;
  return { values: own, ...(isWalk ? { range: asked } : {}), faults: [], warnings: [] };
}

function dayValues(tr: KisTr, { from, to }: AskedRange, now: Required<KoreanMoment>): Values | undefined {
  if (from === undefined && to === undefined) return {};
  const names = new Set(tr.params.map(({ name }) => name.toUpperCase()));
  const pair = datePairs.find(([first, last]) => names.has(first) && names.has(last));
  if (pair !== undefined) {
    return {
      ...(from && { [ownCase(tr, pair[0])]: from.date }),
      [ownCase(tr, pair[1])]: to?.date ?? now.date,
    };
  }
  const single = singleDates.find((name) => names.has(name));
  const day = from ?? to;
  return single === undefined || day === undefined ? undefined : { [ownCase(tr, single)]: day.date };
}

/** Where a time must be said and none was: now. */
function defaultHour(tr: KisTr, values: Values, now: Required<KoreanMoment>): Values {
  if (!todayOnly.has(tr.id) || values['FID_INPUT_HOUR_1'] !== undefined) return {};
  return { FID_INPUT_HOUR_1: now.time };
}

function readRange(
  tr: KisTr,
  { range }: SortedParams,
  now: Required<KoreanMoment>,
): { readonly asked: AskedRange; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const day = range.date === undefined ? undefined : parseMoment(range.date);
  if (range.date !== undefined && day === undefined) faults.push(`date is no day, YYYYMMDD`);
  if (range.date !== undefined && (range.from !== undefined || range.to !== undefined)) {
    faults.push('date cannot stand beside from and to');
  }
  const from = readBound('from') ?? (day && { date: day.date });
  const to = readBound('to') ?? (day && { date: day.date });
  const count = range.count === undefined ? undefined : parseCount(range.count);
  if (range.count !== undefined && count === undefined)
    faults.push('count must be a whole number, 1 to 10000');
  if (from !== undefined && to !== undefined && textOf(from, '000000') > textOf(to, '235959')) {
    faults.push('from is later than to');
  }
  const other = todayOnly.get(tr.id);
  if (other !== undefined && [from, to].some((bound) => bound !== undefined && bound.date !== now.date)) {
    faults.push(`${tr.id} knows today only; for other days: ${other}`);
  }
  const asked = { ...(from && { from }), ...(to && { to }), ...(count !== undefined && { count }) };
  return { asked, faults };

  function readBound(name: 'from' | 'to'): KoreanMoment | undefined {
    const text = range[name];
    if (text === undefined) return undefined;
    const bound = parseBound(text, now.date);
    if (bound === undefined) faults.push(`${name} is no moment, like 20260911 or 2026-09-11T09:00`);
    return bound;
  }
}

function textOf({ date, time }: KoreanMoment, otherwise: string): string {
  return `${date}${time ?? otherwise}`;
}

function ownCase(tr: KisTr, upper: string): string {
  return tr.params.find(({ name }) => name.toUpperCase() === upper)?.name ?? upper;
}
