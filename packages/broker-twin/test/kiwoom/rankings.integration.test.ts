import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/kiwoom/catalogue/catalogue.ts';
import examples from '../fixtures/kiwoom-examples.json' with { type: 'json' };
import { type Body, bodyOf, duringSession, header, market, openKiwoom, walk } from './open-kiwoom.ts';

const kiwoom = openKiwoom();
const exampleOf = (id: string): Body => ({
  ...Object.entries(examples).find(([known]) => known === id)?.[1],
});

interface Ranked {
  readonly stk_cd: string;
  readonly flu_rt: string;
  readonly trde_prica: string;
}

describe('rankings', () => {
  it('by rate go the way asked for, and agree with the quotes', () => {
    const ask = (sort_tp: string): Ranked[] =>
      walk<Ranked>(
        kiwoom,
        'ka10027',
        { ...exampleOf('ka10027'), sort_tp, stex_tp: '1' },
        { at: duringSession },
      ).rows;
    const rates = (rows: Ranked[]) => rows.map(({ flu_rt }) => Number(flu_rt));
    const rising = ask('1');
    expect(rates(rising)).toEqual(rates(rising).toSorted((one, other) => other - one));
    expect(rates(ask('3'))).toEqual(rates(rising).toSorted((one, other) => one - other));
    const best = rising[0]!;
    const quote = bodyOf(kiwoom.call('ka10001', { stk_cd: best.stk_cd }));
    expect(quote.flu_rt).toBe(best.flu_rt);
  });

  it('keep to the market asked for', () => {
    const markets = (mrkt_tp: string) =>
      new Set(
        walk<Ranked>(
          kiwoom,
          'ka10032',
          { ...exampleOf('ka10032'), mrkt_tp, stex_tp: '1' },
          { at: duringSession },
        ).rows.map(({ stk_cd }) => market.listing(stk_cd)?.market),
      );
    expect(markets('001')).toEqual(new Set(['KOSPI']));
    expect(markets('101')).toEqual(new Set(['KOSDAQ']));
    expect(markets('000')).toEqual(new Set(['KOSPI', 'KOSDAQ']));
  });

  it('page without losing or doubling a stock', () => {
    for (const id of ['ka10032', 'ka10033', 'ka10098']) {
      const { pages, rows } = walk<Ranked>(kiwoom, id, { ...exampleOf(id), mrkt_tp: '000', stex_tp: '1' });
      const codes = rows.map(({ stk_cd }) => stk_cd);
      expect(new Set(codes).size).toBe(codes.length);
      expect(pages.slice(0, -1).every((page) => page.rows.length === catalogue.get(id)?.pageRows)).toBe(true);
      expect(header(pages[0]!.reply, 'resp-cnt')).toBe(String(pages[0]!.rows.length));
    }
  });
});

describe('a TR that never ends', () => {
  it('answers empty pages with the same key', () => {
    const endless = openKiwoom({ switches: { endlessTrs: ['ka10086'] } });
    const body = { stk_cd: '005930', qry_dt: '20260310', indc_tp: '0' };
    const page = (key?: string) =>
      endless.call('ka10086', body, {
        headers: key === undefined ? {} : { 'cont-yn': 'Y', 'next-key': key },
      });
    let reply = page();
    for (let pages = 0; header(reply, 'resp-cnt') !== '0'; pages += 1) {
      expect(pages).toBeLessThan(1000);
      reply = page(header(reply, 'next-key'));
    }
    expect(header(reply, 'cont-yn')).toBe('Y');
    expect(header(page(header(reply, 'next-key')), 'next-key')).toBe(header(reply, 'next-key'));
  });
});

describe('day lists', () => {
  it('page by 20 days to the first one, no day lost or doubled', () => {
    const body = { stk_cd: '005930', qry_dt: '20260310', indc_tp: '0' };
    const { pages, rows } = walk<{ date: string; trde_qty: string }>(kiwoom, 'ka10086', body, { most: 2000 });
    expect(pages.length).toBeGreaterThanOrEqual(25);
    const bars = market.dayBars('005930', { from: '19000101', to: '20260310' }, duringSession).toReversed();
    expect(rows.map(({ date }) => date)).toEqual(bars.map(({ day }) => day));
    expect(rows.slice(1).map(({ trde_qty }) => Number(trde_qty))).toEqual(
      bars.slice(1).map(({ volume }) => volume),
    );
  });
});
