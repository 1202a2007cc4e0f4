// Writes src/registry/data/trs.json from the TR catalogue.
// Usage: node scripts/generate-trs.mjs <path of kis-trs.json>, then `biome check --write` for the layout.
import { readFileSync, writeFileSync } from 'node:fs';
import { defaultOf } from './param-defaults.mjs';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Usage: node scripts/generate-trs.mjs <path of kis-trs.json>');

/** Required in practice and not in the list of the document (kis-trs, notes). */
const missingParams = {
  FHKST03010800: [
    { name: 'FID_COND_MRKT_DIV_CODE_1', required: true, default: 'J' },
    { name: 'FID_INPUT_ISCD_1', required: true, default: '' },
  ],
};

const entries = JSON.parse(readFileSync(source, 'utf8'))
  .flatMap((tr) => [entryOf(tr), ...variantsOf(tr)])
  .sort((left, right) => (left.id < right.id ? -1 : 1));
writeFileSync(
  new URL('../src/registry/data/trs.json', import.meta.url),
  `${JSON.stringify(entries, undefined, 2)}\n`,
);

function entryOf(tr) {
  return {
    id: tr.tr_id_real,
    paperId: tr.tr_id_paper,
    oldIds: [tr.legacy_tr_ids?.real, tr.legacy_tr_ids?.paper].filter((id) => typeof id === 'string'),
    name: tr.name,
    method: tr.method,
    path: tr.path,
    class: tr.kind,
    params: [
      ...tr.query_or_body_params.flatMap((param) => paramsOf(tr, param)),
      ...(missingParams[tr.tr_id_real] ?? []),
    ],
    rows: rowsOf(tr),
    paged: tr.paging,
    pageRows: tr.max_rows?.real ?? null,
  };
}

/** Sisters on the same path with the same parameters, one for each country or session. */
function variantsOf(tr) {
  return Object.entries(tr.tr_id_variants ?? {}).flatMap(([label, ids]) => {
    const [real, paper = null] = ids.split('/');
    if (real === tr.tr_id_real) return [];
    return [{ ...entryOf(tr), id: real, paperId: paper, oldIds: [], name: sisterName(tr.name, label) }];
  });
}

function sisterName(name, label) {
  return /(?:buy|sell|Asia)/.test(label) ? name.replace(/\(.*\)/, `(${label})`) : `${name} (${label})`;
}

/** The output that holds the rows; without rows the one that holds the object. */
function rowsOf(tr) {
  const shape = tr.output_shape;
  const outputs = Object.entries(shape);
  const lists = outputs.filter(([, kind]) => kind === 'array').map(([name]) => name);
  // Overseas executions: output1 is the summary, whatever its shape (kis-api 6 [M]).
  if (tr.tr_id_real === 'HHDFS76200300') return 'output2';
  return lists[0] ?? outputs.map(([name]) => name).sort()[0];
}

function paramsOf(tr, param) {
  const { name, required } = param;
  if (name.includes('*')) {
    return name.split(', ').map((pattern) => ({ name: pattern, required: false }));
  }
  const fallback = defaultOf(tr, param);
  const own = {
    name,
    required,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...formatOf(tr, name),
    ...valuesOf(tr, name),
  };
  return [own, ...seriesOf(tr, name)];
}

/** `SYMB_01` stands for `SYMB_01` to `SYMB_10` (kis-trs). */
function seriesOf(tr, name) {
  const length = { FHKST11300006: 30, HHDFS76220000: 10 }[tr.tr_id_real];
  const [, stem, first] = /^(.*_)(0?1)$/.exec(name) ?? [];
  if (length === undefined || first === undefined) return [];
  return Array.from({ length: length - 1 }, (_, index) => ({
    name: `${stem}${String(index + 2).padStart(first.length, '0')}`,
    required: false,
  }));
}

function formatOf(tr, name) {
  if (/^FID_INPUT_DATE_\d$|_DT$|^(?:BYMD|CLOSE_DATE_TIME)$/i.test(name)) {
    return { format: 'date' };
  }
  if (name === 'FID_INPUT_HOUR_1') return { format: takesSeconds(tr) ? 'seconds' : 'time' };
  if (/^(?:ORD_QTY2?|FT_ORD_QTY)$/.test(name)) return { format: 'quantity' };
  if (/^(?:ORD_UNPR|OVRS_ORD_UNPR|FT_ORD_UNPR3|UNIT_PRICE|BOND_ORD_UNPR)$/.test(name))
    return { format: 'price' };
  return {};
}

/** For some index TRs the hour is the length of a bar in seconds (kis-trs). */
function takesSeconds(tr) {
  return ['FHPUP02110200', 'FHKUP03500200'].includes(tr.tr_id_real);
}

function valuesOf(tr, name) {
  if (name === 'FID_PERIOD_DIV_CODE') {
    const long = /chartprice$|index-daily-price$/.test(tr.path);
    return { values: long ? ['D', 'W', 'M', 'Y'] : ['D', 'W', 'M'] };
  }
  if (name === 'FID_ORG_ADJ_PRC')
    return { values: tr.tr_id_real === 'FHPTJ04160001' ? ['', '0', '1'] : ['0', '1'] };
  if (name === 'RVSE_CNCL_DVSN_CD') return { values: ['01', '02'] };
  if (name === 'QTY_ALL_ORD_YN' || name === 'RMN_QTY_YN') return { values: ['Y', 'N'] };
  return {};
}
