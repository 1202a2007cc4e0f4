import type { RawRow } from '../normalise/row-reader.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import type { RowRange } from '../request/row-range.ts';

/** The rows of a range, in the order they came. A day's row belongs to the range if its day does. */
export function rowsInRange(
  tr: KiwoomTr,
  range: RowRange | undefined,
  rows: readonly RawRow[],
): readonly RawRow[] {
  if (range === undefined) return rows;
  const inRange = rows.filter((row) => isIn(range, momentOf(tr, row)));
  return range.count === undefined ? inRange : inRange.slice(0, range.count);
}

/** How many of the rows are in the range, whatever count it asks for. */
export function countInRange(tr: KiwoomTr, range: RowRange, rows: readonly RawRow[]): number {
  return rows.filter((row) => isIn(range, momentOf(tr, row))).length;
}

/**
 * Whether further pages can add nothing: the count is reached, or the page goes back past the beginning. A page that is
 * not newest first proves nothing about the next. Without beginning and count, the first page with rows in range will do.
 *
 * @param found - rows in range so far, those of this page too
 */
export function isCovered(tr: KiwoomTr, range: RowRange, found: number, page: readonly RawRow[]): boolean {
  if (range.count !== undefined && found >= range.count) return true;
  if (range.isKept === true) return false;
  if (range.from === undefined) return range.count === undefined && found > 0;
  const first = page[0];
  const last = page.at(-1);
  if (first === undefined || last === undefined) return false;
  const [newest, oldest] = [momentOf(tr, first), momentOf(tr, last)];
  return (
    newest !== undefined && oldest !== undefined && oldest <= newest && oldest < startOf(range.from, oldest)
  );
}

function isIn({ from, until }: RowRange, moment: string | undefined): boolean {
  if (from === undefined && until === undefined) return true;
  if (moment === undefined) return false;
  return (
    (from === undefined || moment >= startOf(from, moment)) &&
    (until === undefined || moment.padEnd(until.length, '0') < until)
  );
}

/** A row of a day has no time: it is compared by the day alone. */
function startOf(from: string, moment: string): string {
  return from.slice(0, moment.length);
}

/** 8 or 14 digits; 8 digits are the first moment of that day. */
function momentOf(tr: KiwoomTr, row: RawRow): string | undefined {
  const text = tr.rowTime === undefined ? undefined : row[tr.rowTime];
  return typeof text === 'string' && /^\d{8}(?:\d{6})?$/.test(text) ? text : undefined;
}
