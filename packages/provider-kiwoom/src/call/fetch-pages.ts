import { CancelledError, isProviderError, isTokenPending } from '@hub/provider';
import { type PageStop, PageTape, walkPages } from '@hub/provider-kit';
import type { KiwoomBody } from '../errors/read-reply.ts';
import { isBlankRow, type RawRow } from '../normalise/row-reader.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import type { RowRange } from '../request/row-range.ts';
import type { CallScene } from './call-scene.ts';
import { fetchPage, type KiwoomPage } from './fetch-page.ts';
import { readNotedPage } from './noted-page.ts';
import { rowKeys } from './row-keys.ts';
import { countInRange, isCovered, rowsInRange } from './rows-in-range.ts';

/** A refused page is asked for again so often, each time through the gate, which slows down meanwhile. */
const MAX_REFUSALS = 3;

export interface PagesWanted {
  readonly range?: RowRange;
  /** Where to go on. */
  readonly nextKey?: string;
  readonly maxPages: number;
}

export interface FetchedPages {
  /** The first page: what stands beside the rows is taken from it (kiwoom-api 6 [C]). */
  readonly first: KiwoomPage;
  /** Of all pages, as they came: newest first where the TR is a history. */
  readonly rows: readonly RawRow[];
  readonly partial?: { readonly reason: string };
  /** There is more behind the last page. */
  readonly nextKey?: string;
}

/**
 * One page, or as many as the wanted range has; each waits for leave of its own. An answer that had to stop early says
 * so, and where to go on.
 *
 * @throws {ProviderError} the first page failed
 */
export async function fetchPages(scene: CallScene, wanted: PagesWanted): Promise<FetchedPages> {
  const { range, maxPages } = wanted;
  const { tr, context } = scene;
  const keysOf = rowKeys(tr);
  // Pages of an account are not noted: they may hold its number. One page is nothing to come back to.
  const log = tr.class === 'quote' && range !== undefined ? context.pages : undefined;
  const tape = new PageTape<KiwoomPage>({ log, write: (page) => page, read: readNotedPage });
  let first: KiwoomPage | undefined;
  let nextKey: string | undefined;
  let found = 0;

  const walked = await walkPages<KeyedRow, string>({
    fetchPage: async (cursor, index) => {
      const asked = JSON.stringify([tr.id, scene.body, cursor]);
      const page = await tape.page(index, asked, () =>
        index === 0 ? fetchPage(scene, cursor) : fetchPatiently(scene, cursor),
      );
      first ??= page;
      nextKey = page.nextKey;
      const rows = rowsOf(page.body, tr.rows).filter((row) => !tr.paged || !isBlankRow(row));
      const keys = keysOf(rows);
      return {
        rows: rows.map((row, at) => ({ row, key: keys[at] ?? '' })),
        ...(page.nextKey === undefined ? {} : { next: page.nextKey }),
      };
    },
    keyOf: ({ key }) => key,
    isEnough: (page) => {
      if (range === undefined) return true;
      const rows = page.map(rowOf);
      found += countInRange(tr, range, rows);
      return isCovered(tr, range, found, rows);
    },
    ...(wanted.nextKey === undefined ? {} : { resume: wanted.nextKey }),
    maxPages,
    // Some TRs promise more without end and give nothing (kiwoom-api 6 [B]).
    maxEmptyPages: 1,
    // What was noted is not lost when the task comes back.
    ...(log === undefined ? {} : { mustThrow: isTokenPending }),
    signal: context.signal,
  });
  if (first === undefined) throw new TypeError('a walk without a page');
  const { partial } = walked;
  if (partial?.reason === 'cancelled')
    throw new CancelledError(PROVIDER_NAME, { cause: context.signal.reason });
  // An endless promise is nothing to go on with.
  const resume =
    partial === undefined
      ? nextKey
      : partial.reason === 'failed' || partial.reason === 'page-limit'
        ? partial.resume
        : undefined;
  return {
    first,
    rows: rowsInRange(tr, range, walked.rows.map(rowOf)),
    ...(partial === undefined ? {} : { partial: { reason: reasonText(partial, walked.pages) } }),
    ...(resume === undefined ? {} : { nextKey: resume }),
  };
}

interface KeyedRow {
  readonly row: RawRow;
  readonly key: string;
}

const rowOf = ({ row }: KeyedRow): RawRow => row;

/** "Too many" in the middle is no last page (kiwoom-api 6 [A]), and no reason to throw away the pages before it. */
async function fetchPatiently(scene: CallScene, cursor: string | undefined): Promise<KiwoomPage> {
  for (let refusals = 1; ; refusals += 1) {
    try {
      return await fetchPage(scene, cursor);
    } catch (error) {
      const isRefusal = isProviderError(error) && error.code === 'ERR_RATE_LIMITED';
      // Without a gate nothing slows down: asking again at once would only be refused again.
      if (!isRefusal || refusals === MAX_REFUSALS || scene.context.gate === undefined) throw error;
    }
  }
}

function rowsOf(body: KiwoomBody, key: string | undefined): readonly RawRow[] {
  const rows = key === undefined ? undefined : body[key];
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function isRow(value: unknown): value is RawRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const reasons: Readonly<Record<PageStop, string>> = {
  'page-limit': 'more pages than one task may fetch',
  'row-limit': 'more rows than one task may have',
  'repeated-cursor': 'the broker gave the same continuation key twice',
  'empty-pages': 'the broker promised more and gave an empty page',
  cancelled: 'the call was cancelled',
  failed: 'a page failed',
};

function reasonText(
  { reason, error }: { readonly reason: PageStop; readonly error?: unknown },
  pages: number,
): string {
  const why = isProviderError(error) ? `: ${error.message}` : '';
  return `After ${pages} pages: ${reasons[reason]}${why}`;
}
