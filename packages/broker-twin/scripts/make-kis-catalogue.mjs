// Writes src/kis/data/transactions.json from the KIS catalogue.
//   node scripts/make-kis-catalogue.mjs <path to kis-trs.json>
import { readFileSync, writeFileSync } from 'node:fs';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Which kis-trs.json?');

/** Keys that the server asks for though the table of the document lacks them (notes of the catalogue). */
const undocumentedKeys = {
  FHKST03010800: ['FID_COND_MRKT_DIV_CODE_1', 'FID_INPUT_ISCD_1'],
};

const idPair = (text) => text.split('/');
const widthOf = (key) => Number(/\d+$/.exec(key)?.[0] ?? 20);

const transactions = JSON.parse(readFileSync(source, 'utf8')).map((entry) => {
  const legacy = entry.legacy_tr_ids ?? {};
  const variants = Object.values(entry.tr_id_variants ?? {}).map(idPair);
  const ids = (main, old, position) =>
    [...new Set([main, old, ...variants.map((pair) => pair[position])])].filter(Boolean);
  const contextKeys = (entry.top_level_extra_fields ?? []).filter((key) => key.startsWith('ctx_area'));
  // The calendars answer with the next key first (fixture chk-holiday).
  if (contextKeys.some((key) => widthOf(key) === 20)) contextKeys.sort().reverse();
  return {
    id: entry.tr_id_real,
    name: entry.name,
    realIds: ids(entry.tr_id_real, legacy.real, 0),
    paperIds: ids(entry.tr_id_paper, legacy.paper, 1),
    method: entry.method,
    path: entry.path,
    kind: entry.kind,
    parameters: [
      ...entry.query_or_body_params
        .filter(({ name }) => !name.includes('*'))
        .map(({ name, required, example }) => ({ name: name.toUpperCase(), required, example })),
      ...(undocumentedKeys[entry.tr_id_real] ?? []).map((name) => ({ name, required: true, example: '' })),
    ],
    blocks: Object.entries(entry.output_shape).map(([name, shape]) => ({
      name,
      list: shape === 'array',
      fields: entry.output_fields[name],
    })),
    rows: { real: entry.max_rows?.real ?? null, paper: entry.max_rows?.paper ?? null },
    continues: entry.paging === 'tr_cont',
    contextKeys: contextKeys.map((name) => ({ name, width: widthOf(name) })),
    moreKeys: (entry.top_level_extra_fields ?? []).filter((key) => !key.startsWith('ctx_area')),
  };
});
const target = new URL('../src/kis/data/transactions.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(transactions, null, 1)}\n`);
process.stdout.write(`${transactions.length} transactions\n`);
