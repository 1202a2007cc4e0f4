import { walkPages } from '@hub/provider-kit';
import type { KisTr } from '../registry/kis-tr.ts';
import type { AskedRange } from './asked-range.ts';
import { fieldOf, type Row, type Values } from './cursor.ts';
import { partialReason } from './partial-reason.ts';
import type { CollectedRows, RowPage } from './row-page.ts';

export interface ContinuationWalk {
  readonly tr: KisTr;
  readonly values: Values;
  readonly range: AskedRange;
  readonly fetchPage: (values: Values, index: number) => Promise<RowPage>;
  readonly maxPages: number;
  /** Failures that end the walk without an answer. */
  readonly mustThrow?: (error: unknown) => boolean;
  readonly signal: AbortSignal;
}

/** Follows the broker's own keys to the last page (kis-api 5). */
export async function walkContinuation(walk: ContinuationWalk): Promise<CollectedRows> {
  const { tr, values, range, fetchPage, maxPages, signal } = walk;
  const pages: RowPage[] = [];
  const until = range.to?.date ?? '99999999';

  const walked = await walkPages<Row, Values>({
    async fetchPage(next, index) {
      const page = await fetchPage({ ...values, ...next }, index);
      pages.push(page);
      const rows = page.rows.filter((row) => (fieldOf(row, 'bass_dt') ?? '') <= until);
      const hasMore = page.hasMore && rows.length === page.rows.length;
      return hasMore ? { rows, next: continuationKeys(tr, page.body) } : { rows };
    },
    keyOf: (row) => JSON.stringify(row),
    isEnough: (_page, total) => total >= (range.count ?? Number.POSITIVE_INFINITY),
    maxPages,
    ...(walk.mustThrow === undefined ? {} : { mustThrow: walk.mustThrow }),
    signal,
  });

  const page = pages.at(-1);
  if (page === undefined) throw new TypeError('a walk without a page');
  const rows = walked.rows.slice(0, range.count);
  const { partial } = walked;
  if (partial === undefined) return { rows, page, warnings: [] };
  const reason = partialReason(partial.reason, walked.pages, partial.error);
  return {
    rows,
    page,
    warnings: [],
    partial: { reason, ...(partial.resume === undefined ? {} : { resume: partial.resume }) },
  };
}

/** The keys of the next page, under the names of the request; opaque (kis-api 5). */
export function continuationKeys(tr: KisTr, body: Readonly<Record<string, unknown>>): Values {
  const keys: Record<string, string> = {};
  for (const { name } of tr.params) {
    const value = body[name.toLowerCase()];
    if (name.startsWith('CTX_AREA_') && typeof value === 'string') keys[name] = value.trim();
  }
  return keys;
}
