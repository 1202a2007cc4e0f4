import { describe, expect, it } from 'vitest';
import { transactions } from '../../src/kis/catalogue/catalogue.ts';
import type { Transaction } from '../../src/kis/catalogue/transaction.ts';
import { ownResponderIds } from '../../src/kis/transactions/responders.ts';
import {
  afterClose,
  bodyOf,
  duringSession,
  exampleParameters,
  header,
  holder,
  market,
  type OpenKis,
  openKis,
  sampleDay,
  type Values,
} from './open-kis.ts';
import { isWellWritten } from './value-shape.ts';

/** Left out of the answer while they have no value: notes of the catalogue (kis-trs.json). */
const leftOutWhenEmpty: Record<string, readonly string[]> = {
  FHKST01010100: ['new_hgpr_lwpr_cls_code'],
  FHPST01010000: [
    'new_hgpr_lwpr_cls_code',
    'new_lstn_cls_name',
    'vlnt_deal_cls_name',
    'flng_cls_name',
    'revl_issu_reas_name',
    'mrkt_warn_cls_name',
    'fcam_mod_cls_name',
  ],
};

/** Examples of the catalogue that mean nothing in this market, and orders that need its prices. */
function ownParameters(id: string, kis: OpenKis): Values {
  const price = String(market.snapshot('005930', duringSession)!.lowerLimit);
  const order = { PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: price, EXCG_ID_DVSN_CD: 'KRX' };
  const account = { CANO: '50000001', ACNT_PRDT_CD: '01' };
  switch (id) {
    case 'TTTC0012U':
    case 'TTTC0052U':
      return order;
    case 'TTTC0011U':
    case 'TTTC0051U':
      return { ...order, ORD_UNPR: String(market.snapshot('005930', duringSession)!.upperLimit) };
    case 'TTTC0013U': {
      const { number } = kis.ledger.orders(holder.account, duringSession).at(-1)!;
      return { ...order, ORGN_ODNO: String(number), RVSE_CNCL_DVSN_CD: '02', QTY_ALL_ORD_YN: 'Y' };
    }
    case 'TTTC0084R':
    case 'TTTC0081R':
    case 'CTSC9215R':
      return {
        ...account,
        INQR_STRT_DT: sampleDay,
        INQR_END_DT: sampleDay,
        PDNO: '',
        ODNO: '',
        CCLD_DVSN: '00',
      };
    case 'TTTC8408R':
      return { ...account, PDNO: '000660' };
    default: {
      const dates = { FID_INPUT_DATE_1: '20260801', FID_INPUT_DATE_2: sampleDay, BASS_DT: sampleDay };
      const names = transactions.find((one) => one.id === id)!.parameters.map(({ name }) => name);
      return Object.fromEntries(Object.entries(dates).filter(([name]) => names.includes(name)));
    }
  }
}

const fronts = { real: openKis(), paper: openKis({ environment: 'paper' }) };

function answerOf({ id, paperIds }: Transaction, environment: 'real' | 'paper') {
  const kis = fronts[environment];
  const place = environment === 'real' ? 'TTTC0012U' : 'VTTC0012U';
  kis.call(place, exampleParameters('TTTC0012U', ownParameters('TTTC0012U', kis)));
  const at = id === 'FHPTJ04160001' ? afterClose : duringSession;
  const sent = environment === 'real' ? id : paperIds[0]!;
  return kis.call(sent, exampleParameters(id, ownParameters(id, kis)), { at });
}

function expectAnswer(transaction: Transaction, environment: 'real' | 'paper'): number {
  const { id, blocks, contextKeys, moreKeys, continues } = transaction;
  const reply = answerOf(transaction, environment);
  const body = bodyOf(reply);
  expect([reply.status, body.rt_cd, body.msg1]).toEqual([200, '0', body.msg1]);
  expect(header(reply, 'tr_cont')).toMatch(continues ? /^[FMDE]$/ : /^$/);
  const named = [...contextKeys.map(({ name }) => name), ...blocks.map(({ name }) => name), ...moreKeys];
  expect(Object.keys(body).toSorted()).toEqual([...named, 'rt_cd', 'msg_cd', 'msg1'].toSorted());
  for (const { name, width } of contextKeys) expect(body[name]).toHaveLength(width);

  let fields = 0;
  for (const block of blocks) {
    expect(Array.isArray(body[block.name])).toBe(block.list);
    const rows: Values[] = block.list ? body[block.name] : [body[block.name]];
    expect(rows.length).toBeGreaterThan(0);
    for (const values of rows) {
      const missing = block.fields.filter((field) => values[field] === undefined);
      expect(leftOutWhenEmpty[id] ?? []).toEqual(expect.arrayContaining(missing));
      expect(Object.keys(values)).toEqual(block.fields.filter((field) => !missing.includes(field)));
      expect(
        block.fields.filter((field) => !missing.includes(field) && !isWellWritten(field, values[field])),
      ).toEqual([]);
    }
    fields += block.fields.length;
  }
  return fields;
}

describe(`all ${transactions.length} TRs of KIS`, () => {
  it('are the ones of the catalogue, more than 25 of them from real state', () => {
    expect(transactions).toHaveLength(138);
    expect(new Set(ownResponderIds).size).toBe(46);
    for (const id of ownResponderIds) expect(transactions.map((one) => one.id)).toContain(id);
  });

  let fields = 0;
  it.each(transactions)('$id $name', (transaction) => {
    fields += expectAnswer(transaction, 'real');
  });

  it('have 3,341 fields together', () => {
    const inCatalogue = transactions.flatMap(({ blocks }) => blocks.flatMap((block) => block.fields)).length;
    expect([fields, inCatalogue]).toEqual([3341, 3341]);
  });

  const onPaper = transactions.filter(({ paperIds }) => paperIds.length > 0);
  it.each(onPaper)('on paper: $id', (transaction) => {
    expectAnswer(transaction, 'paper');
  });

  it.each(transactions.filter(({ paperIds }) => paperIds.length === 0))('not on paper: $id', ({ id }) => {
    const reply = openKis({ environment: 'paper' }).call(id, exampleParameters(id));
    expect([reply.status, bodyOf(reply).msg_cd]).toEqual([500, 'EGW00213']);
  });

  it('go back from the asked date where they list days, and tell the same of a day on every page', () => {
    const kis = openKis();
    const ask = (fid: string): Values[] =>
      bodyOf(kis.call('FHPST04760000', exampleParameters('FHPST04760000', { FID_INPUT_DATE_1: fid }))).output;
    const first = ask(sampleDay);
    const second = ask(first[10]!['deal_date']!);
    expect(first[0]!['deal_date']).toBe(sampleDay);
    expect(second.slice(0, 20)).toEqual(first.slice(10, 30));
  });

  it('invent the same values again', () => {
    const ask = () => openKis().call('FHKST66430300', exampleParameters('FHKST66430300')).body;
    expect(ask()).toBe(ask());
  });
});
