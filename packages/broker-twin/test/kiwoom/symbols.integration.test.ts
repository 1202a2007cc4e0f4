import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/kiwoom/catalogue/catalogue.ts';
import examples from '../fixtures/kiwoom-examples.json' with { type: 'json' };
import { type Body, bodyOf, duringSession, market, openKiwoom } from './open-kiwoom.ts';

const kiwoom = openKiwoom();
const dual = market.listings.find(({ onNextrade, delistedOn }) => onNextrade && delistedOn === undefined)!;

/** TRs about one stock, but for orders and accounts. */
const aboutOneStock = [...catalogue.values()].filter(
  ({ path, required }) => required.includes('stk_cd') && !/\/(ordr|crdordr|acnt)$/.test(path),
);

describe('stocks that do not exist', () => {
  it.each(aboutOneStock.map((spec) => [spec.id, spec] as const))(
    '%s: class 0, blanks or no rows',
    (id, spec) => {
      const example: Body = { ...Object.entries(examples).find(([known]) => known === id)?.[1] };
      const body = bodyOf(kiwoom.call(id, { ...example, stk_cd: '999999' }));
      expect(body.return_code).toBe(0);
      const rows = spec.listKey === undefined ? [] : body[spec.listKey];
      const values = [...rows, body].flatMap((row) =>
        Object.entries(row).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      const told = values.filter(
        ([name, value]) => value !== '' && name !== 'stk_cd' && name !== 'return_msg',
      );
      expect(told).toEqual([]);
    },
  );
});

describe('suffixes', () => {
  it('are echoed', () => {
    for (const suffix of ['', '_NX', '_AL']) {
      const stk_cd = dual.code + suffix;
      expect(bodyOf(kiwoom.call('ka10001', { stk_cd })).stk_cd).toBe(stk_cd);
      expect(bodyOf(kiwoom.call('ka10095', { stk_cd })).atn_stk_infr[0].stk_cd).toBe(stk_cd);
    }
  });

  it('name venues whose volumes add up', () => {
    const volume = (suffix: string) =>
      Number(bodyOf(kiwoom.call('ka10007', { stk_cd: dual.code + suffix })).trde_qty);
    expect(volume('_AL')).toBe(volume('') + volume('_NX'));
    expect(volume('_NX')).toBeGreaterThan(0);
  });

  it('are ignored by ka10004 and break ka10087', () => {
    const book = (stk_cd: string) => bodyOf(kiwoom.call('ka10004', { stk_cd })).sel_fpr_bid;
    expect(book(`${dual.code}_AL`)).toBe(book(dual.code));
    expect(bodyOf(kiwoom.call('ka10087', { stk_cd: dual.code })).bid_req_base_tm).not.toBe('');
    expect(bodyOf(kiwoom.call('ka10087', { stk_cd: `${dual.code}_AL` })).bid_req_base_tm).toBe('');
  });

  it('are unknown on mock, and to stocks of one venue', () => {
    const name = (setting: Parameters<typeof openKiwoom>[0], stk_cd: string) =>
      bodyOf(openKiwoom(setting).call('ka10001', { stk_cd })).stk_nm;
    expect(name({ environment: 'paper' }, `${dual.code}_AL`)).toBe('');
    expect(name({ environment: 'paper' }, dual.code)).toBe(dual.name);
    const single = market.listings.find(({ onNextrade }) => !onNextrade)!;
    expect(name({}, `${single.code}_AL`)).toBe('');
  });

  it('come with the codes of market-wide queries', () => {
    const first = (stex_tp: string): string =>
      bodyOf(kiwoom.call('ka10032', { mrkt_tp: '000', mang_stk_incls: '1', stex_tp })).trde_prica_upper[0]
        .stk_cd;
    expect(first('1')).toMatch(/^[0-9A-Z]{6}$/);
    expect(first('2')).toMatch(/^[0-9A-Z]{6}_NX$/);
    expect(first('3')).toMatch(/^[0-9A-Z]{6}_AL$/);
  });

  it('may be mixed in a batch, answered in the order asked', () => {
    const codes = [`${dual.code}_AL`, '999999', dual.code];
    const rows: Body[] = bodyOf(kiwoom.call('ka10095', { stk_cd: codes.join('|') })).atn_stk_infr;
    expect(rows.map((row) => row['stk_cd'])).toEqual([codes[0], '', codes[2]]);
  });

  it('have letters in some codes', () => {
    const lettered = market.listings.find(({ code }) => /[A-Z]/.test(code))!;
    expect(bodyOf(kiwoom.call('ka10100', { stk_cd: lettered.code }, { at: duringSession })).name).toBe(
      lettered.name,
    );
  });
});
