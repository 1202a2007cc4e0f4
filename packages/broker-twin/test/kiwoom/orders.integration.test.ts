import { describe, expect, it } from 'vitest';
import { seededChance } from '../../src/chance/seeded-chance.ts';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import {
  type AccountRow,
  type Body,
  bodyOf,
  duringSession,
  holder,
  market,
  openKiwoom,
  sampleDay,
  walk,
} from './open-kiwoom.ts';

const code = '005930';
const limits = market.snapshot(code, duringSession)!;
const order = (body: Body = {}): Body => ({
  dmst_stex_tp: 'KRX',
  stk_cd: code,
  ord_qty: '1',
  ord_uv: '',
  trde_tp: '3',
  cond_uv: '',
  ...body,
});
const limit = (price: number, body: Body = {}) => order({ trde_tp: '0', ord_uv: String(price), ...body });

describe('orders of Kiwoom', () => {
  it.each([
    ['RC4058', 20, 'kt10000', order(), atKoreanTime(sampleDay, '170000'), {}],
    ['RC4057', 20, 'kt10000', order(), atKoreanTime(sampleDay, '073000'), {}],
    ['RC4003', 20, 'kt10000', limit(limits.lowerLimit + 1), duringSession, {}],
    ['571552', 20, 'kt10000', limit(limits.lowerLimit - 1000), duringSession, {}],
    ['RC4025', 20, 'kt10000', limit(limits.lowerLimit, { ord_qty: '1000000' }), duringSession, {}],
    ['800033', 20, 'kt10001', order({ ord_qty: '11' }), duringSession, {}],
    ['1902', 7, 'kt10000', order({ stk_cd: '005930_AL' }), duringSession, {}],
    ['1517', 2, 'kt10000', order({ trde_tp: '00' }), duringSession, {}],
    ['RC4032', 20, 'kt10003', { ...order(), orig_ord_no: '0999999', cncl_qty: '0' }, duringSession, {}],
    ['RC9000', 20, 'kt10000', order({ dmst_stex_tp: 'SOR' }), duringSession, { environment: 'paper' }],
  ] as const)('are refused with %s', (detail, code_, id, body, at, setting) => {
    const reply = openKiwoom(setting).call(id, body, { at });
    expect(reply.status).toBe(200);
    expect(bodyOf(reply)).toMatchObject({ return_code: code_, return_msg: expect.stringContaining(detail) });
  });

  it('get a new number for each change, and the first one of the chain', () => {
    const kiwoom = openKiwoom();
    const placed = bodyOf(kiwoom.call('kt10000', limit(limits.lowerLimit)));
    expect(placed.ord_no).toMatch(/^\d{7}$/);
    const change = { dmst_stex_tp: 'KRX', stk_cd: code };
    const amended = bodyOf(
      kiwoom.call('kt10002', {
        ...change,
        orig_ord_no: placed.ord_no,
        mdfy_qty: '1',
        mdfy_uv: String(limits.lowerLimit),
        mdfy_cond_uv: '',
      }),
    );
    expect(amended).toMatchObject({ base_orig_ord_no: placed.ord_no, mdfy_qty: '000000000001' });
    const cancelled = bodyOf(
      kiwoom.call('kt10003', { ...change, orig_ord_no: amended.ord_no, cncl_qty: '0' }),
    );
    expect(cancelled).toMatchObject({ base_orig_ord_no: placed.ord_no, cncl_qty: '000000000001' });
    expect(new Set([placed.ord_no, amended.ord_no, cancelled.ord_no]).size).toBe(3);
  });

  it('agree with every list after 1,000 random sequences', { timeout: 120_000 }, () => {
    const chance = seededChance(11, 'order sequences');
    let accepted = 0;
    for (let sequence = 0; sequence < 1000; sequence += 1) accepted += oneSequence(chance);
    expect(accepted).toBeGreaterThan(2000);
  });
});

const below = (chance: () => number, count: number) => Math.floor(chance() * count);

/** Some orders, changes and cancellations of one account, with every list compared after each. */
function oneSequence(chance: () => number): number {
  const kiwoom = openKiwoom({ cash: 3_000_000 });
  let at = duringSession + below(chance, 3 * 60) * 60_000;
  let accepted = 0;
  const numbers: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    at += below(chance, 120_000);
    const body = bodyOf(randomCall(kiwoom, chance, numbers, at));
    if (body.return_code !== 0) continue;
    accepted += 1;
    numbers.push(body.ord_no);
  }
  expectAgreement(kiwoom, at + 1000);
  return accepted;
}

function randomCall(
  kiwoom: ReturnType<typeof openKiwoom>,
  chance: () => number,
  numbers: string[],
  at: number,
) {
  const kind = below(chance, 4);
  const orig_ord_no = numbers[below(chance, numbers.length)] ?? '0000001';
  const base = market.snapshot(code, at)!.bar.close;
  const price = String(Math.round((base * (0.99 + 0.02 * chance())) / 500) * 500);
  const common = { dmst_stex_tp: 'KRX', stk_cd: code };
  if (kind === 2)
    return kiwoom.call(
      'kt10002',
      { ...common, orig_ord_no, mdfy_qty: '1', mdfy_uv: price, mdfy_cond_uv: '' },
      { at },
    );
  if (kind === 3)
    return kiwoom.call('kt10003', { ...common, orig_ord_no, cncl_qty: String(below(chance, 3)) }, { at });
  const ord_qty = String(1 + below(chance, 5));
  const body = chance() < 0.5 ? order({ ord_qty }) : order({ ord_qty, trde_tp: '0', ord_uv: price });
  return kiwoom.call(kind === 0 ? 'kt10000' : 'kt10001', body, { at });
}

function expectAgreement(kiwoom: ReturnType<typeof openKiwoom>, at: number): void {
  const orders = kiwoom.ledger.orders(holder.account, at);
  const rows = (id: string, body: Body) => walk<AccountRow>(kiwoom, id, body, { at }).rows;
  const seven = (number: number) => String(number).padStart(7, '0');
  const details = rows('kt00007', {
    ord_dt: '',
    qry_tp: '1',
    stk_bond_tp: '0',
    sell_tp: '0',
    stk_cd: '',
    fr_ord_no: '',
    dmst_stex_tp: '%',
  });
  expect(details.map(({ ord_no }) => ord_no)).toEqual(orders.map(({ number }) => seven(number)));
  expect(details.map(({ ord_remnq }) => Number(ord_remnq))).toEqual(orders.map(({ remaining }) => remaining));

  const open = rows('ka10075', { all_stk_tp: '0', trde_tp: '0', stk_cd: '', stex_tp: '0' });
  const openDue = orders.filter(({ remaining, kind }) => remaining > 0 && kind !== 'cancel');
  expect(open.map(({ ord_no }) => ord_no)).toEqual(openDue.map(({ number }) => seven(number)).reverse());

  const fills = rows('ka10076', { stk_cd: '', qry_tp: '0', sell_tp: '0', ord_no: '', stex_tp: '0' });
  const shares = (side: string) =>
    fills.filter((row) => row.io_tp_nm.includes(side)).reduce((sum, row) => sum + Number(row.cntr_qty), 0);
  const { fees } = kiwoom.ledger.account(holder.account, at)!;
  const charged = fills.reduce((sum, row) => sum + Number(row.tdy_trde_cmsn) + Number(row.tdy_trde_tax), 0);
  expect(charged).toBe(fees);

  const holdings = rows('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' });
  const held = Number(holdings.find(({ stk_cd }) => stk_cd === `A${code}`)?.rmnd_qty ?? 0);
  expect(held).toBe(10 + shares('매수') - shares('매도'));

  const cash = Number(bodyOf(kiwoom.call('kt00001', { qry_tp: '2' }, { at })).entr);
  const spent = orders.reduce(
    (sum, { side, filledAmount }) => sum + (side === 'buy' ? -1 : 1) * filledAmount,
    0,
  );
  expect(cash).toBe(3_000_000 + spent - fees);
}
