import { walkPages } from '@hub/provider-kit';
import { intervalOf } from '../params/bar-interval.ts';
import type { KisTr } from '../registry/kis-tr.ts';
import { koreanMomentOf, shiftDate } from '../time/korean-moment.ts';
import { periodStart } from '../time/period-start.ts';
import { type AskedRange, boundsOf } from './asked-range.ts';
import type { Cursor, Row, Values } from './cursor.ts';
import { partialReason } from './partial-reason.ts';
import { type CollectedRows, type RowPage, rowsOf } from './row-page.ts';

export interface RangeWalk {
  readonly tr: KisTr;
  readonly cursor: Cursor;
  /** Parameters of the newest page. */
  readonly values: Values;
  readonly range: AskedRange;
  readonly fetchPage: (values: Values, index: number) => Promise<RowPage>;
  readonly maxPages: number;
  /** Failures that end the walk without an answer. */
  readonly mustThrow?: (error: unknown) => boolean;
  readonly signal: AbortSignal;
}

interface DatedRow {
  readonly row: Row;
  readonly moment: string;
}

/** Holidays in a row. */
const LONGEST_CLOSURE_DAYS = 12;

/** When the first bar of a day begins, by market (kis-api 9). */
const firstMinutes: ReadonlyMap<string, string> = new Map([
  ['J', '090000'],
  ['NX', '080000'],
  ['UN', '080000'],
]);

/** Asks again for what is older until the range is whole (kis-api 9). */
export async function walkRange(walk: RangeWalk): Promise<CollectedRows> {
  const { tr, cursor, values, range, fetchPage, maxPages, signal } = walk;
  const { first, last } = boundsOf(range, cursor.resolution);
  const interval = intervalOf(tr, values) ?? '';
  const pages: RowPage[] = [];
  const found = new Set<string>();
  let otherDay: string | undefined;

  const walked = await walkPages<DatedRow, Values>({
    async fetchPage(next, index) {
      const sent = next ?? values;
      const page = await fetchPage(sent, index);
      pages.push(page);
      const dated = datedRows(cursor, page);
      // What is newer than the range is kept for now: a page of it is not an empty page.
      const rows = dated.filter(({ moment }) => moment >= first);
      for (const row of rows.filter(isInRange)) found.add(keyOf(row));
      otherDay ??= rows.length === 0 ? dated[0]?.moment.slice(0, 8) : undefined;
      const older = olderValues(sent, page, dated);
      return older === undefined ? { rows } : { rows, next: older };
    },
    keyOf,
    compare: (left, right) => right.moment.localeCompare(left.moment),
    isEnough: (page) =>
      found.size >= (range.count ?? Number.POSITIVE_INFINITY) || (page.at(-1)?.moment ?? '9') <= first,
    maxPages,
    ...(walk.mustThrow === undefined ? {} : { mustThrow: walk.mustThrow }),
    signal,
  });

  const rows = walked.rows.filter(isInRange).slice(0, range.count);
  const newest = pages[0];
  if (newest === undefined) throw new TypeError('a walk without a page');
  const { partial } = walked;
  const collected = { rows: rows.map(({ row }) => row), page: newest };
  if (partial === undefined) {
    const isOtherDay = rows.length === 0 && otherDay !== undefined;
    return { ...collected, warnings: isOtherDay ? [answeredWith(otherDay)] : [] };
  }
  const reason = partialReason(partial.reason, walked.pages, partial.error);
  const oldest = rows.at(-1)?.moment ?? range.to?.date;
  return {
    ...collected,
    warnings: [],
    partial: { reason, ...(oldest === undefined ? {} : { resume: { to: oldest } }) },
  };

  function keyOf({ row, moment }: DatedRow): string {
    const when = cursor.resolution === 'day' ? periodStart(interval, moment) : moment;
    return `${when} ${cursor.identityOf?.(row) ?? ''}`;
  }

  function isInRange({ moment }: DatedRow): boolean {
    return moment >= first && moment <= last;
  }

  function olderValues(sent: Values, page: RowPage, dated: readonly DatedRow[]): Values | undefined {
    const oldestRow = dated.at(-1);
    if (oldestRow === undefined) return cursor.skipEmpty?.(sent, first);
    if (oldestRow.moment <= first || endsHere(sent, page, oldestRow.moment)) return undefined;
    // What is older than a bar is older than its whole period: a day less would bring the same period again, cut.
    const before = cursor.resolution === 'day' ? periodStart(interval, oldestRow.moment) : oldestRow.moment;
    return cursor.older(sent, before, { ...rowsOf(page.body, 'output2')[0], ...oldestRow.row });
  }

  /** Whether nothing of the range can be older, so that one more call would be spent for nothing. */
  function endsHere(sent: Values, page: RowPage, moment: string): boolean {
    if (cursor.resolution === 'second') {
      return isFirstDay(moment) && moment.slice(8) <= (firstMinutes.get(marketOf(sent)) ?? '');
    }
    const isFull = page.rows.length >= (tr.pageRows ?? 0);
    const isNearEnd = first !== '' && moment <= shiftDate(first, LONGEST_CLOSURE_DAYS);
    return interval === '1d' && !isFull && isNearEnd;
  }

  function isFirstDay(moment: string): boolean {
    return moment.slice(0, 8) === first.slice(0, 8);
  }
}

function answeredWith(day = ''): string {
  return `there are no rows in this range: the broker answered with those of ${day}`;
}

function marketOf(sent: Values): string {
  return sent['FID_COND_MRKT_DIV_CODE'] ?? '';
}

function datedRows(cursor: Cursor, page: RowPage): DatedRow[] {
  const now = koreanMomentOf(page.answeredAtMs);
  return page.rows
    .flatMap((row) => {
      const moment = cursor.momentOf(row, now);
      return moment === undefined ? [] : [{ row, moment }];
    })
    .sort((left, right) => right.moment.localeCompare(left.moment));
}
