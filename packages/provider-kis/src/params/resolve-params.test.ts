import { describe, expect, test } from 'vitest';
import type { KisEnvironment } from '../registry/environment.ts';
import { trTable } from '../registry/tr-table.ts';
import { resolveParams } from './resolve-params.ts';

const now = { date: '20260911', time: '140312' };

function resolve(trId: string, params: Record<string, unknown>, environment: KisEnvironment = 'real') {
  const tr = trTable.get(trId);
  if (tr === undefined) throw new Error(trId);
  return resolveParams(tr, params, { environment, accountNumber: '50000001', productCode: '01', now });
}

function valuesOf(trId: string, params: Record<string, unknown>, environment?: KisEnvironment) {
  const resolved = resolve(trId, params, environment);
  if ('faults' in resolved) throw new Error(resolved.faults.join('; '));
  return resolved.values;
}

function faultsOf(trId: string, params: Record<string, unknown>, environment?: KisEnvironment) {
  const resolved = resolve(trId, params, environment);
  return 'faults' in resolved ? resolved.faults : [];
}

describe('both dialects, mixed and in any case', () => {
  const price = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
  test.each([
    [{ symbol: '005930' }],
    [{ FID_INPUT_ISCD: '005930', FID_COND_MRKT_DIV_CODE: 'J' }],
    [{ fid_input_iscd: '005930', fid_cond_mrkt_div_code: 'J' }],
    [{ symbol: '005930', FID_COND_MRKT_DIV_CODE: 'J' }],
    [{ symbol: '005930', FID_INPUT_ISCD: '005930' }],
    [{ symbol: ' 005930 ', market: 'KRX', timeframe: null }],
  ])('%j asks for one price', (params) => {
    expect(valuesOf('FHKST01010100', params)).toEqual(price);
  });

  test('codes with letters are written large', () => {
    expect(valuesOf('FHKST01010100', { symbol: '0156t0' })['FID_INPUT_ISCD']).toBe('0156T0');
  });

  test.each([
    ['KRX', 'J'],
    ['NXT', 'NX'],
    ['COMBINED', 'UN'],
  ])('market %s is %s', (market, code) => {
    expect(valuesOf('FHKST01010100', { symbol: '005930', market })['FID_COND_MRKT_DIV_CODE']).toBe(code);
  });

  test.each([
    // The same flag, opposite meaning (kis-api 9 [M]).
    ['FHKST03010100', true, 'FID_ORG_ADJ_PRC', '0'],
    ['FHKST03010100', false, 'FID_ORG_ADJ_PRC', '1'],
    ['FHKST01010400', true, 'FID_ORG_ADJ_PRC', '1'],
    ['FHKST01010400', false, 'FID_ORG_ADJ_PRC', '0'],
  ] as const)('%s adjusted %s is %s=%s', (trId, adjusted, name, value) => {
    const params = trId === 'FHKST03010100' ? { from: '20260901', to: '20260911' } : {};
    expect(valuesOf(trId, { symbol: '005930', adjusted, ...params })[name]).toBe(value);
  });

  test('without a word prices are adjusted in both daily TRs', () => {
    expect(valuesOf('FHKST03010100', { symbol: '005930', from: '20260901', to: '20260911' })).toMatchObject({
      FID_ORG_ADJ_PRC: '0',
    });
    expect(valuesOf('FHKST01010400', { symbol: '005930' })).toMatchObject({ FID_ORG_ADJ_PRC: '1' });
  });

  test.each([
    ['1d', 'D'],
    ['D', 'D'],
    ['1w', 'W'],
    ['1mo', 'M'],
    ['1y', 'Y'],
  ])('interval %s is %s', (interval, code) => {
    const values = valuesOf('FHKST03010100', { symbol: '005930', interval, from: '2026-09-01' });
    expect(values).toMatchObject({
      FID_PERIOD_DIV_CODE: code,
      FID_INPUT_DATE_1: '20260901',
      FID_INPUT_DATE_2: '20260911',
    });
  });

  test('one exchange has four spellings', () => {
    for (const exchange of ['NASDAQ', 'NAS', 'NASD', 'nasdaq']) {
      expect(valuesOf('HHDFS00000300', { symbol: 'AAPL', exchange })).toEqual({
        AUTH: '',
        EXCD: 'NAS',
        SYMB: 'AAPL',
      });
      expect(valuesOf('TTTS3012R', { exchange })['OVRS_EXCG_CD']).toBe('NASD');
    }
  });

  test('an order in plain words', () => {
    const params = { symbol: '005930', order_type: 'limit', quantity: 10, price: 82_000, market: 'KRX' };
    expect(valuesOf('TTTC0012U', { ...params, side: 'buy' })).toEqual({
      CANO: '50000001',
      ACNT_PRDT_CD: '01',
      PDNO: '005930',
      ORD_DVSN: '00',
      ORD_QTY: '10',
      ORD_UNPR: '82000',
      EXCG_ID_DVSN_CD: 'KRX',
    });
    expect(valuesOf('TTTC0012U', { symbol: '005930', order_type: 'market', quantity: 10 })).toMatchObject({
      ORD_DVSN: '01',
      ORD_UNPR: '0',
    });
  });
});

describe('what is wrong is said before a call is spent, all at once', () => {
  test('missing and unknown ones', () => {
    expect(faultsOf('FHKST03010230', { symbl: '005930', FID_INPUT_DATE_1: 'yesterday' })).toEqual([
      expect.stringContaining('symbl is no parameter of FHKST03010230'),
      'FID_INPUT_ISCD is missing (plain: symbol)',
      'FID_INPUT_HOUR_1 is missing (plain: time)',
      'FID_INPUT_DATE_1 must be a date, YYYYMMDD',
    ]);
  });

  test.each([
    ['FHKST01010100', { symbol: ['005930'] }, 'symbol must be text or a number'],
    ['FHKST01010100', { symbol: '' }, 'FID_INPUT_ISCD is missing'],
    ['FHKST01010100', { symbol: '005930', FID_INPUT_ISCD: '000660' }, 'contradicts'],
    ['FHKST03010100', { symbol: '005930', interval: '5m' }, 'must be one of 1d, 1w, 1mo, 1y'],
    ['FHKST03010230', { symbol: '005930', date: '20260910', interval: '5m' }, 'interval must be 1m'],
    [
      'FHKST03010100',
      { symbol: '005930', FID_PERIOD_DIV_CODE: 'Q', from: '20260901' },
      'must be one of D, W, M, Y',
    ],
    ['FHKST03010100', { symbol: '005930', from: '20260911', to: '20260901' }, 'from is later than to'],
    ['FHKST03010100', { symbol: '005930', from: '20260230' }, 'from is no moment'],
    ['FHKST03010100', { symbol: '005930', count: 0 }, 'count must be a whole number'],
    ['FHKST03010200', { symbol: '005930', date: '20260910' }, 'for other days: FHKST03010230'],
    ['FHKST01010100', { symbol: '005930', market: 'NASDAQ' }, 'must be KRX, NXT or COMBINED'],
    ['FHKST01010100', { symbol: '005930', side: 'constructor' }, 'must be buy or sell'],
    ['TTTC0012U', { symbol: '005930', order_type: 'limit', quantity: 0, price: 1 }, 'at least 1'],
    [
      'TTTC0012U',
      { symbol: '005930', order_type: 'limit', quantity: 1.5, price: 1 },
      'must be a whole number',
    ],
    ['TTTC0012U', { symbol: '005930', order_type: 'limit', quantity: 1, price: -1 }, 'must be a price'],
    ['TTTC0012U', { symbol: '005930', quantity: 1, price: 1 }, 'ORD_DVSN is missing'],
    ['TTTC0012U', { symbol: '005930', order_type: 'limit', quantity: 1 }, 'ORD_UNPR is missing'],
    [
      'TTTC0012U',
      { side: 'sell', symbol: '005930' },
      'side contradicts TTTC0012U, which is "Cash stock order (buy)"',
    ],
    [
      'TTTC0012U',
      { symbol: '005930', order_type: 'market', quantity: 1, market: 'NXT' },
      'NXT takes no orders of kind 01',
    ],
    ['TTTC8434R', { CANO: '99999999' }, 'CANO is not that of the account'],
  ])('%s %j: %s', (trId, params, fault) => {
    expect(faultsOf(trId, params).join('; ')).toContain(fault);
  });

  test('paper has one market', () => {
    expect(faultsOf('FHKST01010100', { symbol: '005930', market: 'NXT' }, 'paper')).toEqual([
      'paper offers the market KRX only',
    ]);
    const orders = { from: '20260911' };
    expect(valuesOf('TTTC0081R', orders, 'paper')['EXCG_ID_DVSN_CD']).toBe('KRX');
    expect(valuesOf('TTTC0081R', orders)['EXCG_ID_DVSN_CD']).toBe('ALL');
  });
});

describe('what is of no use is left out with a word', () => {
  test('the latest trades know no time', () => {
    const resolved = resolve('FHKST01010300', {
      symbol: '005930',
      time: '093000',
      FID_INPUT_HOUR_1: '093000',
    });
    expect(resolved).toEqual({
      values: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
      warnings: [
        'time was left out: FHKST01010300 does not take it, it always gives the latest 30 trades; FHPST01060000 gives those before a time',
        'FID_INPUT_HOUR_1 was left out: FHKST01010300 does not take it, it always gives the latest 30 trades; FHPST01060000 gives those before a time',
      ],
    });
  });

  test('optional keys of queries are sent empty', () => {
    expect(valuesOf('FHKST03010230', { symbol: '005930', date: '20260910', time: '12:00' })).toEqual({
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_INPUT_ISCD: '005930',
      FID_INPUT_HOUR_1: '120000',
      FID_INPUT_DATE_1: '20260910',
      FID_PW_DATA_INCU_YN: 'N',
      FID_FAKE_TICK_INCU_YN: '',
    });
  });
});

describe('ranges', () => {
  test.each([
    [
      'FHKST03010230',
      { symbol: '005930', date: '2026-09-10' },
      { FID_INPUT_DATE_1: '20260910', FID_INPUT_HOUR_1: '200000', FID_PW_DATA_INCU_YN: 'N' },
    ],
    [
      'FHKST03010230',
      { symbol: '005930', from: '20260908', to: '20260910' },
      { FID_INPUT_DATE_1: '20260910', FID_INPUT_HOUR_1: '200000', FID_PW_DATA_INCU_YN: 'Y' },
    ],
    // Never a time that has not come (kis-api 9 [M]).
    [
      'FHKST03010230',
      { symbol: '005930', from: '20260908' },
      { FID_INPUT_DATE_1: '20260911', FID_INPUT_HOUR_1: '140312', FID_PW_DATA_INCU_YN: 'Y' },
    ],
    ['FHKST03010200', { symbol: '005930', from: '09:00', to: '15:30' }, { FID_INPUT_HOUR_1: '140312' }],
    ['FHKST03010200', { symbol: '005930', to: '2026-09-11T01:00:00Z' }, { FID_INPUT_HOUR_1: '100000' }],
    [
      'FHKST03010100',
      { symbol: '005930', count: 300 },
      { FID_INPUT_DATE_1: '19800101', FID_INPUT_DATE_2: '20260911' },
    ],
    ['HHDFS76240000', { symbol: 'AAPL', exchange: 'NASDAQ', to: '20260910', count: 5 }, { BYMD: '20260910' }],
    ['TTTC0081R', { from: '20260901' }, { INQR_STRT_DT: '20260901', INQR_END_DT: '20260911' }],
    [
      'FHPST04830000',
      { symbol: '005930', from: '20260901', to: '20260905' },
      { FID_INPUT_DATE_1: '20260901', FID_INPUT_DATE_2: '20260905' },
    ],
    ['CTCA0903R', { from: '20260901', to: '20260930' }, { BASS_DT: '20260901' }],
  ])('%s %j begins with %j', (trId, params, values) => {
    expect(valuesOf(trId, params)).toMatchObject(values);
  });

  test('lists of an account are read to their end, unless their keys are handed in', () => {
    expect(resolve('TTTC8434R', {})).toMatchObject({ range: {} });
    expect(resolve('TTTC8434R', { CTX_AREA_NK100: 'key' })).not.toHaveProperty('range');
    expect(resolve('CTCA0903R', { BASS_DT: '20260911' })).not.toHaveProperty('range');
  });

  test("the broker's own range of days may be walked as well", () => {
    const own = {
      symbol: '005930',
      FID_INPUT_DATE_1: '20210101',
      FID_INPUT_DATE_2: '20251231',
      count: 2_000,
    };
    expect(resolve('FHKST03010100', own)).toMatchObject({
      values: { FID_INPUT_DATE_1: '20210101', FID_INPUT_DATE_2: '20251231' },
      range: { count: 2_000 },
    });
  });
});

test('every TR can be asked with what its own example shows', async () => {
  const unasked = [...trTable.values()].filter((tr) => {
    const needed = tr.params.filter(
      (param) => param.required && param.default === undefined && !/^(?:CANO|ACNT_PRDT_CD)$/.test(param.name),
    );
    const example = Object.fromEntries(
      needed.map((param) => [param.name, exampleOf(param.format, param.values)]),
    );
    return faultsOf(tr.id, example).length > 0;
  });
  expect(unasked.map(({ id }) => id)).toEqual([]);
});

function exampleOf(format: string | undefined, values: readonly string[] | undefined): string {
  if (values !== undefined) return values.at(-1) ?? '';
  return (
    { date: '20260910', time: '120000', seconds: '60', quantity: '1', price: '100' }[format ?? ''] ?? '01'
  );
}

test('no fault repeats a value: it may be a secret in the wrong place', () => {
  const secret = 'SECRET-IN-THE-WRONG-PLACE';
  for (const tr of trTable.values()) {
    const names = [
      ...tr.params.map(({ name }) => name),
      'from',
      'to',
      'count',
      'date',
      'interval',
      'side',
      'market',
      'exchange',
      'adjusted',
      'time',
      'action',
      'order_type',
    ];
    for (const name of names)
      expect(faultsOf(tr.id, { [name]: secret }).join(), `${tr.id} ${name}`).not.toContain(secret);
  }
});
