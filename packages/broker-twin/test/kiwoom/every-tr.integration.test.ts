import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/kiwoom/catalogue/catalogue.ts';
import type { FieldSpec, TrSpec } from '../../src/kiwoom/catalogue/tr-spec.ts';
import corrections from '../../src/kiwoom/data/format-corrections.json' with { type: 'json' };
import documented from '../../src/kiwoom/data/kiwoom-trs.json' with { type: 'json' };
import blankLists from '../fixtures/kiwoom-blank-lists.json' with { type: 'json' };
import examples from '../fixtures/kiwoom-examples.json' with { type: 'json' };
import { hasFormat } from './format-patterns.ts';
import {
  type Body,
  bodyOf,
  duringSession,
  header,
  holder,
  market,
  openKiwoom,
  sampleDay,
} from './open-kiwoom.ts';

const specs = [...catalogue.values()];
const kiwoom = openKiwoom();
/** A minute after the trades below, so that account TRs have something to tell. */
const at = duringSession + 60_000;
const price = () => market.snapshot('005930', duringSession)?.bar.close ?? 0;

beforeAll(() => {
  const order = (id: string, body: Body) =>
    kiwoom.call(id, {
      dmst_stex_tp: 'KRX',
      stk_cd: '005930',
      ord_qty: '1',
      ord_uv: '',
      trde_tp: '3',
      ...body,
    });
  order('kt10000', { ord_qty: '3' });
  order('kt10001', { ord_qty: '2' });
  order('kt10000', { trde_tp: '0', ord_uv: String(market.snapshot('005930', duringSession)?.lowerLimit) });
});

/** The catalogue's example, with the days and numbers of this market. */
function bodyFor({ id }: TrSpec): Body {
  const body: Body = { ...Object.entries(examples).find(([known]) => known === id)?.[1] };
  for (const name of Object.keys(body)) {
    if (/^20\d{6}$/.test(body[name] ?? '')) body[name] = sampleDay;
  }
  if (body['stk_cd'] === '069500') body['stk_cd'] = etf();
  if ('updown_tp' in body) body['updown_tp'] = '2';
  if (body['inds_cd'] === '002') body['inds_cd'] = '001';
  if ('ord_uv' in body && body['trde_tp'] === '0') body['ord_uv'] = String(price());
  if ('orig_ord_no' in body) {
    const open = bodyOf(kiwoom.call('ka10075', openOrders, { at })).oso[0];
    body['orig_ord_no'] = open.ord_no;
    if ('mdfy_uv' in body) body['mdfy_uv'] = open.ord_pric;
  }
  if (id === 'ka10088') body['ord_no'] = bodyOf(kiwoom.call('ka10075', openOrders, { at })).oso[0].ord_no;
  return body;
}

const openOrders = { all_stk_tp: '0', trde_tp: '0', stk_cd: '', stex_tp: '0' };

function etf(): string {
  return market.listings.find(({ kind }) => kind === 'etf')?.code ?? '';
}

describe('every TR of the catalogue', () => {
  it('is there', () => {
    expect(specs).toHaveLength(138);
  });

  const served = specs.filter(({ path }) => path.startsWith('/api/'));

  it.each(served.map((spec) => [spec.id, spec] as const))('%s answers with its fields', (id, spec) => {
    const reply = kiwoom.call(id, bodyFor(spec), { at });
    const body = bodyOf(reply);
    expect(body.return_code, body.return_msg).toBe(0);
    expect(header(reply, 'api-id')).toBe(id);
    const names = new Set(Object.keys(body));
    const due = [...spec.top.map(({ name }) => name), ...(spec.listKey === undefined ? [] : [spec.listKey])];
    expect([...names].sort()).toEqual([...due, 'return_code', 'return_msg'].sort());
    expectFormats(id, body, spec.top);
    if (spec.listKey === undefined) return;
    const rows = body[spec.listKey];
    const isEmptyByRight = Object.keys(blankLists).includes(id);
    expect(rows.length > 0).toBe(!isEmptyByRight);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(spec.row.map(({ name }) => name));
      expectFormats(id, row, spec.row);
    }
  });

  it('answers with tokens that have the fields of the catalogue', () => {
    const key = { appkey: holder.appKey, secretkey: holder.appSecret };
    const issued = bodyOf(
      kiwoom.send({ path: '/oauth2/token', body: { grant_type: 'client_credentials', ...key } }),
    );
    expectFormats('au10001', issued, catalogue.get('au10001')?.top ?? []);
    const revoked = openKiwoom();
    const body = { ...key, token: revoked.token() };
    expect(bodyOf(revoked.send({ path: '/oauth2/revoke', body })).return_code).toBe(0);
  });

  it('was checked field by field', () => {
    expect(checked).toBeGreaterThan(10_000);
  });

  it('has formats that are those of the catalogue, but for the corrections', () => {
    const changed = documented.flatMap(({ id, top, row }) => {
      const spec = catalogue.get(id);
      const answered = [...(spec?.top ?? []), ...(spec?.row ?? [])];
      return [...top, ...row].flatMap((field, place) => {
        const format = answered[place]?.format;
        const [name = '', written] = field.split(':', 1).concat(field.slice(field.indexOf(':') + 1));
        return written === format ? [] : [`${id}.${name}`];
      });
    });
    expect(new Set(changed)).toEqual(new Set(corrections.map(({ field }) => field)));
  });
});

let checked = 0;

function expectFormats(id: string, row: Body, fields: readonly FieldSpec[]): void {
  for (const { name, format } of fields) {
    const value = row[name];
    checked += 1;
    if (!hasFormat(value, format)) expect.fail(`${id}.${name} is "${value}", not ${format}`);
  }
}
