import type { Page } from '../transactions/outcome.ts';
import { pageRowsOf, type TransactionCall } from '../transactions/transaction-call.ts';

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly page: Page;
}

/** The part of a list that a call asks for: after the row that the key names, or from the start. kis-api 5 */
export function pageOf<Row>(
  call: TransactionCall,
  all: readonly Row[],
  keyOf: (row: Row) => string,
  filterKeys: readonly string[],
): PageOf<Row> {
  const { continuation } = call;
  const before = continuation === undefined ? -1 : all.findIndex((row) => keyOf(row) === continuation);
  const rows = all.slice(before + 1, before + 1 + pageRowsOf(call, 100));
  const last = rows.at(-1);
  const hasMore = before + 1 + rows.length < all.length;
  return {
    rows,
    page: {
      isFirst: continuation === undefined,
      hasMore,
      filter: filterKeys.map((name) => `${call.parameter(name) || ' '}^`).join(''),
      next: hasMore && last !== undefined ? keyOf(last) : '',
    },
  };
}
