import type { RawRow } from '../normalise/row-reader.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';

/** Rows of these say nothing by which two equal ones could be told apart, and two equal trades are two trades. */
const withoutIdentity: ReadonlySet<string> = new Set(['ka10079', 'ka20004']);

/**
 * What makes a row the same row when pages overlap: its content, and which of its like on its page it is. Equal rows
 * of one page all stay.
 */
export function rowKeys(tr: KiwoomTr): (page: readonly RawRow[]) => readonly string[] {
  let count = 0;
  if (withoutIdentity.has(tr.id)) return (page) => page.map(() => String((count += 1)));
  return (page) => {
    const seen = new Map<string, number>();
    return page.map((row) => {
      const text = JSON.stringify(row);
      const before = seen.get(text) ?? 0;
      seen.set(text, before + 1);
      return before === 0 ? text : `${text}${before}`;
    });
  };
}
