import { describe, expect, it } from 'vitest';
import { seededChance } from '../../src/chance/seeded-chance.ts';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import {
  bodyOf,
  duringSession,
  exampleParameters,
  header,
  holder,
  market,
  type OpenKis,
  openKis,
  sampleDay,
  transactionOf,
  type Values,
} from './open-kis.ts';

const account = { CANO: '50000001', ACNT_PRDT_CD: '01' };
const { lowerLimit, upperLimit } = market.snapshot('005930', duringSession)!;

const order = (values: Values = {}): Values => ({
  ...account,
  PDNO: '005930',
  ORD_DVSN: '00',
  ORD_QTY: '1',
  ORD_UNPR: String(lowerLimit),
  ...values,
});
const change = (number: string, values: Values = {}): Values => ({
  ...account,
  KRX_FWDG_ORD_ORGNO: '',
  ORGN_ODNO: number,
  ORD_DVSN: '00',
  RVSE_CNCL_DVSN_CD: '02',
  ORD_QTY: '0',
  ORD_UNPR: '0',
  QTY_ALL_ORD_YN: 'Y',
  ...values,
});
const list = (values: Values = {}): Values =>
  exampleParameters('TTTC0081R', {
    ...account,
    INQR_STRT_DT: sampleDay,
    INQR_END_DT: sampleDay,
    PDNO: '',
    ...values,
  });

/** Every page of a list that turns pages with tr_cont. */
function walk(kis: OpenKis, id: string, parameters: Values, at: number) {
  const { contextKeys, blocks } = transactionOf(id);
  const pages: { rows: Values[]; mark: string; code: string }[] = [];
  let contexts: Values = {};
  for (;;) {
    const reply = kis.call(id, { ...parameters, ...contexts }, { at, page: pages.length === 0 ? '' : 'N' });
    const body = bodyOf(reply);
    const mark = header(reply, 'tr_cont')!;
    pages.push({ rows: body[blocks[0]!.name], mark, code: body.msg_cd });
    if (mark !== 'F' && mark !== 'M') return { pages, rows: pages.flatMap((page) => page.rows), last: body };
    contexts = Object.fromEntries(contextKeys.map(({ name }) => [name.toUpperCase(), body[name]]));
  }
}

describe('an order', () => {
  it.each([
    ['not enough money', 'TTTC0012U', { ORD_QTY: '100000', ORD_UNPR: String(upperLimit) }, '7', 'APBK0952'],
    ['off the tick', 'TTTC0012U', { ORD_UNPR: String(lowerLimit + 1) }, '7', 'APBK0506'],
    ['beyond the limits', 'TTTC0012U', { ORD_UNPR: String(upperLimit + 1000) }, '7', 'APBK0507'],
    ['unknown symbol', 'TTTC0012U', { PDNO: '999999' }, '7', 'APBK0656'],
    ['no quantity', 'TTTC0012U', { ORD_QTY: '0' }, '7', 'APBK0400'],
    ['more than is held', 'TTTC0011U', { ORD_QTY: '31' }, '7', 'APBK0400'],
    ['market order on NXT', 'TTTC0012U', { ORD_DVSN: '01', EXCG_ID_DVSN_CD: 'NXT' }, '7', 'APBK1943'],
  ] as const)('%s: %s is refused', (_, id, values, rtCd, code) => {
    const reply = openKis().call(id, order(values));
    expect([reply.status, bodyOf(reply).rt_cd, bodyOf(reply).msg_cd]).toEqual([200, rtCd, code]);
    expect(Object.keys(bodyOf(reply))).toEqual(['rt_cd', 'msg_cd', 'msg1']);
  });

  it.each([
    ['real', '20260911', '160000', 'APBK0918'],
    ['real', '20260912', '110000', 'APBK0919'],
    ['paper', '20260911', '160000', '40580000'],
    ['paper', '20260912', '110000', '40100000'],
  ] as const)('on %s outside hours (%s %s): %s', (environment, day, time, code) => {
    const id = environment === 'real' ? 'TTTC0012U' : 'VTTC0012U';
    const reply = openKis({ environment }).call(id, order(), { at: atKoreanTime(day, time) });
    expect(bodyOf(reply).msg_cd).toBe(code);
  });

  it('is amended and cancelled under numbers of its own', () => {
    const kis = openKis();
    const number = bodyOf(kis.call('TTTC0012U', order({ ORD_QTY: '5' }))).output.ODNO;
    expect(number).toMatch(/^\d{10}$/);
    const amend = { RVSE_CNCL_DVSN_CD: '01', ORD_UNPR: String(lowerLimit + 100) };
    const amended = bodyOf(kis.call('TTTC0013U', change(number, amend)));
    expect(amended.rt_cd).toBe('0');
    expect(amended.output.ODNO).not.toBe(number);
    const open = () => bodyOf(kis.call('TTTC0084R', exampleParameters('TTTC0084R', account)));
    expect(open().output).toMatchObject([{ odno: amended.output.ODNO, orgn_odno: number, psbl_qty: '5' }]);
    const cancelled = bodyOf(kis.call('TTTC0013U', change(amended.output.ODNO)));
    expect(cancelled.msg_cd).toBe('APBK0013');
    expect([open().output, open().msg_cd]).toEqual([[], 'KIOK0560']);
    const again = bodyOf(kis.call('TTTC0013U', change(amended.output.ODNO)));
    expect(again.msg_cd).toBe('APBK0400');
    expect(bodyOf(kis.call('TTTC0013U', change('0000000000'))).msg_cd).toBe('APBK0344');
  });

  it('that the market fills shows in balance, list and orderable amount', () => {
    const kis = openKis({ cash: 10_000_000, holdings: {} });
    const amount = () =>
      Number(
        bodyOf(kis.call('TTTC8908R', exampleParameters('TTTC8908R', { PDNO: '005930', ORD_DVSN: '01' })))
          .output.ord_psbl_cash,
      );
    expect(amount()).toBe(10_000_000);
    kis.call('TTTC0012U', order({ ORD_DVSN: '01', ORD_UNPR: '0', ORD_QTY: '10' }));
    const at = duringSession + 60_000;
    const [row] = bodyOf(kis.call('TTTC0081R', list(), { at })).output1;
    expect(row).toMatchObject({ tot_ccld_qty: '10', rmn_qty: '0', sll_buy_dvsn_cd: '02' });
    const balance = bodyOf(kis.call('TTTC8434R', exampleParameters('TTTC8434R', account), { at }));
    expect(balance.output1).toMatchObject([{ pdno: '005930', hldg_qty: '10', thdt_buyqty: '10' }]);
    expect(balance.output2[0].thdt_buy_amt).toBe(row.tot_ccld_amt);
    expect(Number(balance.output2[0].prvs_rcdl_excc_amt)).toBe(kis.ledger.account(holder.account, at)!.cash);
    const sellable = bodyOf(kis.call('TTTC8408R', { ...account, PDNO: '005930' }, { at }));
    expect(sellable.output1).toMatchObject({ ord_psbl_qty: '10', cblc_qty: '10' });
  });
});

describe('the order list by pages', () => {
  it('of 27 pages on paper ends at the first order, none lost or doubled', () => {
    const kis = openKis({ environment: 'paper' });
    const numbers = Array.from(
      { length: 400 },
      () => bodyOf(kis.call('VTTC0012U', order())).output.ODNO as string,
    );
    const { pages, rows, last } = walk(kis, 'VTTC0081R', list(), duringSession);
    expect(pages).toHaveLength(27);
    expect(rows.map((row) => row['odno'])).toEqual(numbers.toReversed());
    expect(pages.map(({ mark }) => mark)).toEqual(['F', ...Array<string>(25).fill('M'), 'E']);
    expect(last.ctx_area_nk100).toBe(' '.repeat(100));
    const real = openKis({ switches: { pageRows: { TTTC0081R: 15 } } });
    for (let count = 0; count < 31; count += 1) real.call('TTTC0012U', order());
    const walked = walk(real, 'TTTC0081R', list({ INQR_DVSN: '01' }), duringSession);
    expect(walked.pages.map(({ code }) => code)).toEqual(['KIOK0500', 'KIOK0500', 'KIOK0510']);
    expect(walked.rows.map((row) => row['odno'])).toEqual(
      real.ledger.orders(holder.account, duringSession).map(({ number }) => String(number).padStart(10, '0')),
    );
  });

  it('keeps its place when orders come in between', () => {
    const kis = openKis({ switches: { pageRows: { TTTC0081R: 2 } } });
    const place = () => bodyOf(kis.call('TTTC0012U', order())).output.ODNO as string;
    const numbers = [place(), place(), place()];
    const first = bodyOf(kis.call('TTTC0081R', list()));
    place();
    const contexts = {
      CTX_AREA_FK100: String(first.ctx_area_fk100).trim(),
      CTX_AREA_NK100: String(first.ctx_area_nk100).trim(),
    };
    const second = bodyOf(kis.call('TTTC0081R', { ...list(), ...contexts }, { page: 'N' }));
    const rest: Values[] = second.output1;
    expect(rest.map((row) => row['odno'])).toEqual([numbers[0]]);
  });
});

describe('60 seeded order sequences through the front', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'seed %i: the lists agree with the ledger',
    (seed) => {
      const chance = seededChance(seed, 'kis orders');
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)]!;
      const kis = openKis({
        cash: 20_000_000,
        switches: { pageRows: { TTTC0081R: 7, TTTC0084R: 3, TTTC8434R: 2 } },
      });
      let at = atKoreanTime(sampleDay, '093000');
      const accepted: string[] = [];
      for (let step = 0; step < 25; step += 1) {
        at += Math.floor(chance() * 240_000);
        const code = pick(['005930', '000660', '035420']);
        const { bar } = market.snapshot(code, at)!;
        const reply =
          chance() < 0.3 && accepted.length > 0
            ? kis.call(
                'TTTC0013U',
                change(pick(accepted), pick([{}, { QTY_ALL_ORD_YN: 'N', ORD_QTY: '1' }])),
                { at },
              )
            : kis.call(
                pick(['TTTC0012U', 'TTTC0011U']),
                order({
                  PDNO: code,
                  ORD_QTY: String(1 + Math.floor(chance() * 8)),
                  ...pick([
                    { ORD_DVSN: '01', ORD_UNPR: '0' },
                    { ORD_UNPR: String(bar.close) },
                    { ORD_UNPR: String(bar.low) },
                  ]),
                }),
                { at },
              );
        if (bodyOf(reply).rt_cd === '0') accepted.push(bodyOf(reply).output.ODNO);
      }
      expect(accepted.length).toBeGreaterThan(0);
      const orders = kis.ledger.orders(holder.account, at);
      const state = kis.ledger.account(holder.account, at)!;

      const listed = walk(kis, 'TTTC0081R', list(), at);
      expect(listed.rows.map((row) => row['odno'])).toEqual(accepted.toReversed());
      for (const row of listed.rows) {
        const { quantity, filled, filledAmount, remaining, cancelled } = orders.find(
          ({ number }) => number === Number(row['odno']),
        )!;
        expect([
          row['ord_qty'],
          row['tot_ccld_qty'],
          row['tot_ccld_amt'],
          row['rmn_qty'],
          row['cncl_cfrm_qty'],
        ]).toEqual([quantity, filled, filledAmount, remaining, cancelled].map(String));
      }
      const open = walk(kis, 'TTTC0084R', exampleParameters('TTTC0084R', account), at);
      expect(open.rows.map((row) => Number(row['odno'])).toSorted((a, b) => a - b)).toEqual(
        orders
          .filter(({ kind, remaining }) => kind !== 'cancel' && remaining > 0)
          .map(({ number }) => number),
      );
      const balance = walk(kis, 'TTTC8434R', exampleParameters('TTTC8434R', account), at);
      expect(
        balance.rows.map((row) => [row['pdno'], Number(row['hldg_qty']), Number(row['ord_psbl_qty'])]),
      ).toEqual(state.holdings.map(({ code, quantity, sellable }) => [code, quantity, sellable]));
      const [sums] = balance.last.output2;
      const filledBy = (side: 'buy' | 'sell') =>
        orders.filter((one) => one.side === side).reduce((sum, { filledAmount }) => sum + filledAmount, 0);
      expect([sums.prvs_rcdl_excc_amt, sums.thdt_buy_amt, sums.thdt_sll_amt].map(Number)).toEqual([
        state.cash,
        filledBy('buy'),
        filledBy('sell'),
      ]);
    },
  );
});
