import { createTrRegistry, type TrRegistry } from '@hub/provider-kit';
import trs from './data/trs.json' with { type: 'json' };
import type { KiwoomParam, KiwoomTr } from './kiwoom-tr.ts';
import { likelyId, oldIds } from './old-ids.ts';
import { dialectOf, toleratedNames } from './param-dialect.ts';

type Entry = (typeof trs)[number];

/** These two ask for one symbol or for all, and say which in a parameter of its own. */
const oneOrAll: Readonly<Record<string, string>> = { ka10075: 'all_stk_tp', ka10076: 'qry_tp' };

const specs = trs.map(trOf);
const ids: ReadonlySet<string> = new Set(specs.map(({ id }) => id));

/** The 138 TRs. */
export const trRegistry: TrRegistry<KiwoomTr> = createTrRegistry(specs, (trId) => {
  const likely = likelyId(trId);
  if (likely === undefined) return `Kiwoom has no TR "${trId.slice(0, 20)}"`;
  const offered = ids.has(likely) ? `its REST counterpart is ${likely}` : 'it has no known REST counterpart';
  return `"${trId}" is an id of the desktop OpenAPI+: ${offered}`;
});

function trOf(entry: Entry): KiwoomTr {
  const { id, name, path, paged, rows, rowTime, pageRows, mock } = entry;
  const operationClass = classOf(entry);
  const old = oldIds.get(id);
  return {
    id,
    // Whether mock investment offers the credit orders no source says: the broker is asked.
    ...(mock === false ? {} : { paperId: id }),
    ...(old === undefined ? {} : { oldIds: old }),
    name,
    method: 'POST',
    path,
    class: operationClass,
    params: entry.params.map((param) => paramOf(id, operationClass, param)),
    ...(operationClass === 'order' ? {} : { tolerates: toleratedNames }),
    isToken: entry.class === 'auth',
    paged,
    ...(rows === null ? {} : { rows }),
    ...(rowTime === null ? {} : { rowTime }),
    ...(pageRows === null ? {} : { pageRows }),
  };
}

/** Token operations are refused before anything is sent: they neither read market data nor order. */
function classOf({ id, class: text }: Entry): KiwoomTr['class'] {
  if (text === 'auth') return 'account';
  if (text === 'quote' || text === 'account' || text === 'order') return text;
  throw new TypeError(`${id} has the class "${text}"`);
}

function paramOf(
  trId: string,
  operationClass: KiwoomTr['class'],
  { name, required, ...rest }: Entry['params'][number],
): KiwoomParam {
  const fills = fillsOf(trId, operationClass, name, 'format' in rest && required);
  return {
    name,
    required: required && fills === undefined,
    ...dialectOf(trId, operationClass, name),
    ...('format' in rest && rest.format === 'date' ? { format: 'date' } : {}),
    ...('values' in rest && rest.values !== undefined ? { values: rest.values } : {}),
    ...(fills === undefined ? {} : { fills }),
  };
}

function fillsOf(
  trId: string,
  operationClass: KiwoomTr['class'],
  name: string,
  isRequiredDay: boolean,
): KiwoomParam['fills'] {
  if (oneOrAll[trId] === name) return 'one-or-all';
  return isRequiredDay && operationClass !== 'order' ? 'today' : undefined;
}
