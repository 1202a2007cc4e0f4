import { describe, expect, test } from 'vitest';
import { checkParams } from './check-params.ts';
import { createTrRegistry } from './create-tr-registry.ts';
import type { TrSpec } from './tr-spec.ts';

const chart: TrSpec = {
  id: 'FHKST03010100',
  paperId: 'FHKST03010100',
  name: 'daily candles',
  method: 'GET',
  path: '/chart',
  class: 'quote',
  takesRange: true,
  tolerates: ['time'],
  params: [
    { name: 'FID_INPUT_ISCD', required: true, plain: ['symbol'], format: 'symbol' },
    {
      name: 'FID_COND_MRKT_DIV_CODE',
      required: true,
      plain: ['market'],
      default: 'J',
      words: { krx: 'J', nxt: 'NX' },
    },
    {
      name: 'FID_PERIOD_DIV_CODE',
      required: true,
      plain: ['interval'],
      values: ['D', 'W'],
      words: { '1d': 'D', '1w': 'W' },
    },
    { name: 'FID_ORG_ADJ_PRC', required: true, plain: ['adjusted'], words: { true: '0', false: '1' } },
    { name: 'FID_INPUT_DATE_1', required: false, plain: ['date'], format: 'date' },
    { name: 'FID_INPUT_HOUR_1', required: false, format: 'time' },
    { name: 'ROWS', required: false, format: 'count' },
  ],
};
const buy: TrSpec = {
  id: 'TTTC0012U',
  paperId: 'VTTC0012U',
  oldIds: ['TTTC0802U'],
  name: 'cash buy',
  method: 'POST',
  path: '/order',
  class: 'order',
  params: [],
};
const holidays: TrSpec = {
  id: 'CTCA0903R',
  name: 'holidays',
  method: 'GET',
  path: '/holidays',
  class: 'quote',
  params: [],
};

describe('TR registry', () => {
  const registry = createTrRegistry([chart, buy, holidays]);

  test.for([
    ['FHKST03010100', 'paper', 'FHKST03010100'],
    ['fhkst03010100', 'real', 'FHKST03010100'],
    ['TTTC0012U', 'real', 'TTTC0012U'],
    ['VTTC0012U', 'paper', 'VTTC0012U'],
    [' TTTC0802U ', 'real', 'TTTC0012U'],
    ['TTTC0802U', 'paper', 'VTTC0012U'],
  ] as const)('%s in %s is sent as %s', ([id, environment, sentId]) => {
    expect(registry.find(id, environment)).toMatchObject({ kind: 'found', sentId });
  });

  test('tells an old id', () => {
    expect(registry.find('TTTC0802U', 'real')).toMatchObject({ isOld: true });
    expect(registry.find('TTTC0012U', 'real')).toMatchObject({ isOld: false });
  });

  test.for([
    ['VTTC0012U', 'real', 'use TTTC0012U'],
    ['TTTC0012U', 'paper', 'use VTTC0012U'],
    ['CTCA0903R', 'paper', 'not offered on paper'],
  ] as const)('%s in %s is refused', ([id, environment, why]) => {
    const found = registry.find(id, environment);
    expect(found).toMatchObject({ kind: 'refused', reason: expect.stringContaining(why) });
  });

  test('an unknown id is unknown, and no id of Object', () => {
    expect(registry.find('NOPE', 'real')).toMatchObject({ kind: 'unknown' });
    expect(registry.get('constructor')).toBeUndefined();
  });

  test('one id belongs to one TR, and a present one wins over one of the past', () => {
    expect(() => createTrRegistry([buy, { ...holidays, id: 'VTTC0012U' }])).toThrow(RangeError);
    expect(() => createTrRegistry([buy, { ...holidays, oldIds: ['TTTC0012U'] }])).toThrow(RangeError);
  });
});

describe('parameters', () => {
  const plain = { symbol: '005930', interval: '1d', adjusted: true };

  test('plain names, the broker’s names in any case, and mixtures come to the same', () => {
    const values = {
      FID_INPUT_ISCD: '005930',
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_PERIOD_DIV_CODE: 'D',
      FID_ORG_ADJ_PRC: '0',
    };
    for (const params of [
      plain,
      { fid_input_iscd: '005930', FID_PERIOD_DIV_CODE: 'D', FID_org_adj_prc: 0 },
      { ...plain, FID_INPUT_ISCD: '005930' },
    ]) {
      expect(checkParams(chart, params)).toMatchObject({ values, faults: [] });
    }
  });

  test('are written the broker’s way', () => {
    const { values, faults } = checkParams(chart, {
      ...plain,
      symbol: '0156t0',
      date: '2026-03-10',
      FID_INPUT_HOUR_1: '15:30',
      ROWS: 30,
    });
    expect(faults).toEqual([]);
    expect(values).toMatchObject({
      FID_INPUT_ISCD: '0156T0',
      FID_INPUT_DATE_1: '20260310',
      FID_INPUT_HOUR_1: '153000',
      ROWS: '30',
    });
  });

  test('leave the range to the paging', () => {
    expect(checkParams(chart, { ...plain, from: '20260101', to: '20260310', count: 5 }).range).toEqual({
      from: '20260101',
      to: '20260310',
      count: '5',
    });
    expect(checkParams(buy, { from: '20260101' }).faults).toEqual(['from: TTTC0012U has no such parameter']);
  });

  test('what is tolerated is a warning', () => {
    const { warnings, faults } = checkParams(chart, { ...plain, time: '153000' });
    expect(faults).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('every fault is named at once, and no value is quoted', () => {
    const secret = 'hush-hush';
    const { faults } = checkParams(chart, {
      symbol: `${secret}!!`,
      interval: secret,
      FID_INPUT_DATE_1: '20261399',
      colour: secret,
      ROWS: [secret],
      FID_INPUT_HOUR_1: '2599',
    });
    expect(new Set(faults.map((fault) => fault.split(':')[0]))).toEqual(
      new Set([
        'FID_INPUT_DATE_1',
        'FID_INPUT_HOUR_1',
        'FID_INPUT_ISCD',
        'FID_ORG_ADJ_PRC',
        'FID_PERIOD_DIV_CODE',
        'ROWS',
        'colour',
      ]),
    );
    expect(faults.join(' ')).not.toContain(secret);
  });

  test('two names with different values contradict each other', () => {
    expect(checkParams(chart, { ...plain, FID_INPUT_ISCD: '000660' }).faults).toHaveLength(1);
  });

  test('null counts as not given, empty text as given', () => {
    expect(checkParams(chart, { ...plain, market: null }).values).toMatchObject({
      FID_COND_MRKT_DIV_CODE: 'J',
    });
    expect(checkParams(chart, { ...plain, market: '' }).values).toMatchObject({ FID_COND_MRKT_DIV_CODE: '' });
  });

  test.for(['__proto__', 'constructor', 'toString'])('%s is no parameter and no word', (name) => {
    const { faults, values } = checkParams(chart, JSON.parse(`{"${name}": "x", "adjusted": "${name}"}`));
    expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('FID_ORG_ADJ_PRC: must be one of'))).toBe(true);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});
