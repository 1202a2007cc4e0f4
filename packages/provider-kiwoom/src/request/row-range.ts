import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import { readDate } from './date-text.ts';
import type { KoreanMoment } from './korean-moment.ts';
import type { RangeName } from './split-params.ts';

/** Which rows of a history are wanted. */
export interface RowRange {
  /** First moment wanted. */
  readonly from?: KoreanMoment;
  /** First moment not wanted any more. */
  readonly until?: KoreanMoment;
  /** The newest so many of them. */
  readonly count?: number;
  /** The broker itself keeps to the range: all its pages belong to it. */
  readonly isKept?: true;
}

/** What `date`, `from`, `to`, `count` and `next_key` come to for one TR. */
export interface RangeReading {
  /** Date parameters of the broker that they fill. */
  readonly body: Readonly<Record<string, string>>;
  readonly range?: RowRange;
  /** Where an earlier, incomplete answer said to go on. */
  readonly nextKey?: string;
  /** Why the task cannot be sent. */
  readonly faults: readonly string[];
  /** What was left out because the TR has no use for it. */
  readonly warnings?: readonly string[];
}

type Given = Readonly<Partial<Record<RangeName, string>>>;

/**
 * Both ends belong to the range; days are whole. A TR with two date parameters gets both and keeps to them; one with a
 * single one goes back from it, so `to` (or `date`) fills it and `from` ends the paging.
 */
export function readRange(tr: KiwoomTr, given: Given): RangeReading {
  const faults: string[] = [];
  const dates = { date: read('date'), from: read('from'), to: read('to') };
  const count = readCount(given.count, faults);
  if (given.next_key !== undefined && !tr.paged) faults.push(`next_key: ${tr.id} has one page only`);
  const nextKey = given.next_key === undefined ? {} : { nextKey: given.next_key };

  const [start, end] = tr.class === 'order' ? [] : tr.params.filter(({ format }) => format === 'date');
  const from = dates.from ?? dates.date;
  const to = dates.to ?? dates.date;
  if (start !== undefined && end !== undefined) {
    const body: Record<string, string> = {};
    if (from !== undefined) body[start.name] = from.start.slice(0, 8);
    if (to !== undefined) body[end.name] = to.start.slice(0, 8);
    const isRange = tr.paged && (dates.from !== undefined || dates.to !== undefined);
    const { range } = countOnly(tr, count, faults);
    return {
      body,
      ...(isRange ? { range: { ...range, isKept: true } } : range === undefined ? {} : { range }),
      ...nextKey,
      faults,
    };
  }

  const body: Record<string, string> = {};
  if (start !== undefined && to !== undefined) body[start.name] = to.start.slice(0, 8);
  // A lone `date` of a TR that has such a parameter means what the broker means by it, rows before it included.
  const asksForRange =
    dates.from !== undefined || dates.to !== undefined || (start === undefined && to !== undefined);
  if (!asksForRange) return { body, ...countOnly(tr, count, faults), ...nextKey, faults };
  if (!tr.paged || tr.rowTime === undefined) {
    if (dates.from !== undefined || (start === undefined && dates.to !== undefined)) {
      faults.push(`from, to: ${tr.id} gives no history to choose from`);
    }
    const isUseless = dates.date !== undefined && start === undefined;
    const warnings = isUseless ? [`date: means nothing to ${tr.id} and was left out`] : [];
    return { body, ...countOnly(tr, count, faults), ...nextKey, faults, warnings };
  }
  if (from !== undefined && to !== undefined && from.start >= to.end) faults.push('from is later than to');
  return {
    body,
    range: {
      ...(from === undefined ? {} : { from: from.start }),
      ...(to === undefined ? {} : { until: to.end }),
      ...(count === undefined ? {} : { count }),
    },
    ...nextKey,
    faults,
  };

  function read(name: 'date' | 'from' | 'to') {
    const text = given[name];
    if (text === undefined || text === '') return undefined;
    const date = readDate(text);
    if (date === undefined)
      faults.push(`${name}: must be a day (20260310) or a moment (2026-03-10T06:30:00Z)`);
    return date;
  }
}

function countOnly(tr: KiwoomTr, count: number | undefined, faults: string[]): { readonly range?: RowRange } {
  if (count === undefined) return {};
  if (!tr.paged) faults.push(`count: ${tr.id} has one page only`);
  return { range: { count } };
}

function readCount(text: string | undefined, faults: string[]): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  faults.push('count: must be a number of rows from 1 to 9999999');
  return undefined;
}
