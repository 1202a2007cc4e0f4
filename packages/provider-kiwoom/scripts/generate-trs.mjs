// Writes src/registry/data/trs.json from the TR catalogue.
// Usage: node scripts/generate-trs.mjs <path of kiwoom-trs.json>, then `biome check --write` for the layout.
import { readFileSync, writeFileSync } from 'node:fs';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Usage: node scripts/generate-trs.mjs <path of kiwoom-trs.json>');

const entries = JSON.parse(readFileSync(source, 'utf8'))
  .map(entryOf)
  .sort((left, right) => (left.id < right.id ? -1 : 1));
writeFileSync(
  new URL('../src/registry/data/trs.json', import.meta.url),
  `${JSON.stringify(entries, undefined, 2)}\n`,
);

function entryOf(tr) {
  if (tr.method !== 'POST') throw new Error(`${tr.api_id} is no POST`);
  return {
    id: tr.api_id,
    name: tr.name,
    path: tr.path,
    class: tr.kind,
    params: tr.body_params.map(paramOf),
    rows: tr.output_list_key,
    rowTime: rowTimeOf(tr),
    paged: tr.paging,
    pageRows: tr.page_rows,
    // null: no source says whether the mock host offers it.
    mock: tr.mock_supported,
  };
}

function paramOf({ name, required, meaning }) {
  const values =
    name === 'tic_scope'
      ? meaning.match(/\d+/g)
      : meaning.startsWith('adjusted price')
        ? ['0', '1']
        : undefined;
  return {
    name,
    required,
    ...(meaning.includes('YYYYMMDD') ? { format: 'date' } : {}),
    ...(values === undefined ? {} : { values }),
  };
}

/** The key of a row that says when it was, in TRs that give a history: what a range is cut by. */
function rowTimeOf({ body_params: params, key_output_fields: fields }) {
  const isHistory = params.some(
    ({ name, meaning }) => /^(stk|inds)_cd$/.test(name) || meaning.includes('YYYYMMDD'),
  );
  const time = fields.find(
    ({ where, name, format }) =>
      where === 'row' && format.startsWith('yyyymmdd') && /^(dt|date|cntr_tm|trde_dt)$/.test(name),
  );
  return isHistory && time !== undefined ? time.name : null;
}
