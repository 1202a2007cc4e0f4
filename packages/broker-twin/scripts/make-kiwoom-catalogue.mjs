/**
 * Writes src/kiwoom/data/kiwoom-trs.json, and example bodies for the tests, from the catalogue of the Kiwoom documents:
 *
 *     node scripts/make-kiwoom-catalogue.mjs <folder of kiwoom-trs.json and fixtures/>
 *
 * The catalogue lists only the main fields of a few TRs; a sample exchange gives all of them in order, and
 * kiwoom-extra-fields.json those that no sample shows (kiwoom-api names them only by their pattern).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = process.argv[2];
if (source === undefined) throw new Error('Which folder holds kiwoom-trs.json?');
const here = import.meta.dirname;

// kiwoom-api 7: slips of the official examples.
const slips = { zpad9: 'zpad10', zpad11: 'zpad12' };
const extras = readJson(join(here, 'kiwoom-extra-fields.json'));

const trs = readJson(join(source, 'kiwoom-trs.json'));
writeJson(
  '../src/kiwoom/data/kiwoom-trs.json',
  trs.map((tr) => ({
    id: tr.api_id,
    name: tr.name,
    path: tr.path,
    kind: tr.kind,
    paper: tr.mock_supported,
    paging: tr.paging,
    pageRows: tr.page_rows,
    listKey: tr.output_list_key,
    required: tr.body_params.filter(({ required }) => required).map(({ name }) => name),
    optional: tr.body_params.filter(({ required }) => !required).map(({ name }) => name),
    top: fieldsOf(tr, 'top'),
    row: fieldsOf(tr, 'row'),
  })),
);
writeJson(
  '../test/fixtures/kiwoom-examples.json',
  Object.fromEntries(
    trs.map((tr) => [
      tr.api_id,
      Object.fromEntries(tr.body_params.map(({ name, example }) => [name, example])),
    ]),
  ),
);

/** `name:format` of each field, in order. */
function fieldsOf(tr, where) {
  const listed = tr.key_output_fields
    .filter((field) => field.where === where)
    .map(({ name, format }) => `${name}:${slips[format] ?? format}`);
  const extra = extras[tr.api_id];
  if (extra === undefined) return listed;
  if (extra.from === 'fixture') return where === 'top' ? completed(tr.api_id, listed) : listed;
  const place = listed.findIndex((field) => nameOf(field) === extra.after);
  const more = [...perLevel(extra, where), ...(where === 'top' ? (extra.last ?? []) : [])];
  return place < 0 ? listed : listed.toSpliced(place + 1, 0, ...more);
}

function perLevel({ levels = 1, ...extra }, where) {
  const numbers = Array.from({ length: levels }, (_, index) => String(index + 1));
  return (extra[where] ?? []).flatMap((pattern) => numbers.map((number) => pattern.replace('{n}', number)));
}

/** All keys of the sample exchange; a level of the order book that is not listed has the format of the tenth. */
function completed(id, listed) {
  const formats = new Map(listed.map((field) => [nameOf(field), field.slice(nameOf(field).length + 1)]));
  return Object.keys(readJson(join(source, 'fixtures', `${id}.json`)).body)
    .filter((key) => key !== 'return_code' && key !== 'return_msg')
    .map((key) => `${key}:${formats.get(key) ?? formats.get(key.replace(/_\d+th_/, '_10th_')) ?? 'string'}`);
}

function nameOf(field) {
  return field.slice(0, field.indexOf(':'));
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path, value) {
  writeFileSync(join(here, path), `${JSON.stringify(value, null, 2)}\n`);
}
