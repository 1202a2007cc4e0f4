import trs from './data/trs.json' with { type: 'json' };
import type { KisParam, KisTr, PagingKind, ParamFormat } from './kis-tr.ts';

type Entry = (typeof trs)[number];

/** Every TR by its real id: the 138 of the catalogue and their sisters of other countries and sessions. */
export const trTable: ReadonlyMap<string, KisTr> = new Map(trs.map((entry) => [entry.id, trOf(entry)]));

function trOf(entry: Entry): KisTr {
  const { id, paperId, oldIds, name, path, rows, pageRows } = entry;
  return {
    id,
    ...(paperId === null ? {} : { paperId }),
    oldIds,
    name,
    method: entry.method === 'POST' ? 'POST' : 'GET',
    path,
    class: classOf(entry),
    params: entry.params.map(paramOf),
    rows,
    paged: pagingOf(entry),
    ...(pageRows === null ? {} : { pageRows }),
  };
}

function classOf({ id, class: text }: Entry): KisTr['class'] {
  if (text === 'quote' || text === 'account' || text === 'order') return text;
  throw new TypeError(`${id} has the class "${text}"`);
}

function pagingOf({ id, paged }: Entry): PagingKind {
  if (paged === 'none' || paged === 'tr_cont' || paged === 'time-cursor') return paged;
  throw new TypeError(`${id} pages by "${paged}"`);
}

function paramOf(param: Entry['params'][number]): KisParam {
  const { name, required } = param;
  return {
    name,
    required,
    ...('default' in param && param.default !== undefined ? { default: param.default } : {}),
    ...('format' in param && param.format !== undefined ? { format: formatOf(name, param.format) } : {}),
    ...('values' in param && param.values !== undefined ? { values: param.values } : {}),
  };
}

function formatOf(name: string, text: string): ParamFormat {
  switch (text) {
    case 'date':
    case 'time':
    case 'seconds':
    case 'quantity':
    case 'price':
      return text;
    default:
      throw new TypeError(`${name} has the format "${text}"`);
  }
}
