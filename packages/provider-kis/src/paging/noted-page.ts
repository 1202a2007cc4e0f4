import type { KisTr } from '../registry/kis-tr.ts';
import { type RowPage, rowsOf } from './row-page.ts';

/** What a later walk needs of a page; the rows are in the body. */
export function notedPage({ rows: _rows, ...page }: RowPage): unknown {
  return page;
}

/** @returns undefined when it is no page */
export function readNotedPage(noted: unknown, tr: KisTr): RowPage | undefined {
  if (typeof noted !== 'object' || noted === null) return undefined;
  if (!('body' in noted && 'message' in noted && 'hasMore' in noted && 'answeredAtMs' in noted)) {
    return undefined;
  }
  const { body: raw, message, hasMore, answeredAtMs } = noted;
  const isPage =
    typeof raw === 'object' &&
    raw !== null &&
    typeof message === 'string' &&
    typeof hasMore === 'boolean' &&
    typeof answeredAtMs === 'number';
  if (!isPage) return undefined;
  const body = Object.fromEntries(Object.entries(raw));
  return { rows: rowsOf(body, tr.rows), body, message, hasMore, answeredAtMs };
}
