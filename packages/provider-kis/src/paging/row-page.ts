import type { Row } from './cursor.ts';

/** One answer of the broker, as paging sees it. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly message: string;
  /** The broker says that there is more (header `tr_cont`). */
  readonly hasMore: boolean;
  /** The broker's time of the answer, epoch milliseconds. */
  readonly answeredAtMs: number;
}

/** The rows a task gets, of one page or of many. */
export interface CollectedRows {
  /** Newest first where they have a time, else as they came. */
  readonly rows: readonly Row[];
  /** The page whose other outputs go into the answer. */
  readonly page: RowPage;
  readonly partial?: PartialRows;
  readonly warnings: readonly string[];
}

/** What is missing, and how to ask for it. */
interface PartialRows {
  readonly reason: string;
  /** Parameters that go on where it stopped. */
  readonly resume?: Readonly<Record<string, string>>;
}

/** The rows of one output. Documents and server disagree about object against list: both are taken (kis-api 6 [M]). */
export function rowsOf(body: Readonly<Record<string, unknown>>, output: string): Row[] {
  const value = body[output];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((row) =>
    typeof row === 'object' && row !== null ? [Object.fromEntries(Object.entries(row))] : [],
  );
}
