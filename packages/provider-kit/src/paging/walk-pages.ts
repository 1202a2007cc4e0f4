/** One page as the broker gave it. */
export interface Page<Row, Cursor> {
  readonly rows: readonly Row[];
  /** Where the next page begins; undefined on the last one. */
  readonly next?: Cursor;
}

/** Why a walk ended before the broker said that there is no more. */
export type PageStop =
  | 'page-limit'
  | 'row-limit'
  | 'repeated-cursor'
  | 'empty-pages'
  | 'cancelled'
  | 'failed';

export interface PageWalk<Row, Cursor> {
  /**
   * Asks for one page; the first time without a cursor, unless the walk resumes. A refusal ("too many", no answer)
   * must throw: it is not a last page.
   */
  readonly fetchPage: (cursor: Cursor | undefined, index: number) => Promise<Page<Row, Cursor>>;
  /** Rows with the same key are the same row; pages may overlap. */
  readonly keyOf: (row: Row) => string;
  /** The order of the result. Absent: as they came. */
  readonly compare?: (left: Row, right: Row) => number;
  /** For comparing cursors. Default: their JSON. */
  readonly cursorText?: (cursor: Cursor) => string;
  /** Where to go on, as an earlier walk said. */
  readonly resume?: Cursor;
  /** The caller has what it wanted: the page reaches past its range, or `total` rows do. The result is whole. */
  readonly isEnough?: (page: readonly Row[], total: number) => boolean;
  /** Default 1 000. */
  readonly maxPages?: number;
  /** Empty pages in a row that end the walk though the broker promises more (kiwoom-api 6 [B]). Default 2. */
  readonly maxEmptyPages?: number;
  /** Rows to keep in memory at most. Default 1 000 000. */
  readonly maxRows?: number;
  /** A failure after which the walk is to be walked again, rather than ended with what there is. Default: none. */
  readonly mustThrow?: (error: unknown) => boolean;
  readonly signal: AbortSignal;
}

export interface WalkedPages<Row, Cursor> {
  readonly rows: readonly Row[];
  readonly pages: number;
  /** Rows that came more than once. */
  readonly duplicates: number;
  /** Present when rows may be missing. `resume` is the cursor that was to be asked for next. */
  readonly partial?: { readonly reason: PageStop; readonly resume?: Cursor; readonly error?: unknown };
}

/**
 * Fetches page after page, merges, drops rows that came before, and orders. What it has when it must stop is given,
 * marked as partial; only a failure of the very first page throws, for then there is nothing to give.
 */
export async function walkPages<Row, Cursor>(walk: PageWalk<Row, Cursor>): Promise<WalkedPages<Row, Cursor>> {
  const { fetchPage, keyOf, compare, signal } = walk;
  const { maxPages = 1_000, maxEmptyPages = 2, maxRows = 1_000_000 } = walk;
  const cursorText = walk.cursorText ?? ((cursor: Cursor) => JSON.stringify(cursor));
  const rows = new Map<string, Row>();
  const seen = new Set<string>();
  let cursor = walk.resume;
  let pages = 0;
  let duplicates = 0;
  let emptyPages = 0;

  for (;;) {
    if (pages > 0 && signal.aborted) return done('cancelled');
    if (pages === maxPages) return done('page-limit');
    if (rows.size >= maxRows) return done('row-limit');
    if (cursor !== undefined) {
      const text = cursorText(cursor);
      if (seen.has(text)) {
        // Asking for it again leads nowhere.
        cursor = undefined;
        return done('repeated-cursor');
      }
      seen.add(text);
    }
    let page: Page<Row, Cursor>;
    try {
      page = await fetchPage(cursor, pages);
    } catch (error) {
      if (pages === 0 || walk.mustThrow?.(error) === true) throw error;
      return done(signal.aborted ? 'cancelled' : 'failed', error);
    }
    pages += 1;
    for (const row of page.rows) {
      const key = keyOf(row);
      if (rows.has(key)) duplicates += 1;
      else rows.set(key, row);
    }
    cursor = page.next;
    if (cursor === undefined || walk.isEnough?.(page.rows, rows.size) === true) return done();
    emptyPages = page.rows.length === 0 ? emptyPages + 1 : 0;
    if (emptyPages >= maxEmptyPages) return done('empty-pages');
  }

  function done(reason?: PageStop, error?: unknown): WalkedPages<Row, Cursor> {
    const found = [...rows.values()];
    return {
      rows: compare === undefined ? found : found.sort(compare),
      pages,
      duplicates,
      ...(reason === undefined
        ? {}
        : {
            partial: {
              reason,
              ...(cursor === undefined ? {} : { resume: cursor }),
              ...(error === undefined ? {} : { error }),
            },
          }),
    };
  }
}
