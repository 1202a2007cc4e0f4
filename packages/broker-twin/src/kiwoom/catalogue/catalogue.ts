import corrections from '../data/format-corrections.json' with { type: 'json' };
import entries from '../data/kiwoom-trs.json' with { type: 'json' };
import type { FieldSpec, TrSpec } from './tr-spec.ts';
import { parseFormat } from './value-format.ts';

/** kiwoom-api 6: most rankings have 100 rows a page; taken for every list whose page was not measured [C]. */
const usualPageRows = 100;

const corrected = new Map(corrections.map(({ field, answered }) => [field, answered]));

/** All TRs by `api-id`, in the order of the catalogue. */
export const catalogue: ReadonlyMap<string, TrSpec> = new Map(
  entries.map((entry) => [
    entry.id,
    {
      id: entry.id,
      path: entry.path,
      paper: entry.paper === null ? 'unknown' : entry.paper ? 'offered' : 'refused',
      paging: entry.paging,
      pageRows: entry.pageRows ?? usualPageRows,
      listKey: entry.listKey ?? undefined,
      required: entry.required,
      top: entry.top.map((field) => fieldSpec(entry.id, field)),
      row: entry.row.map((field) => fieldSpec(entry.id, field)),
    },
  ]),
);

function fieldSpec(id: string, text: string): FieldSpec {
  const end = text.indexOf(':');
  const name = text.slice(0, end);
  return { name, format: parseFormat(corrected.get(`${id}.${name}`) ?? text.slice(end + 1)) };
}
