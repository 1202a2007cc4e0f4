import { koreanDateTimeMs } from '@hub/provider-kit';
import { describe, expect, test } from 'vitest';
import type { Row, Values } from '../paging/cursor.ts';
import { trTable } from '../registry/tr-table.ts';
import type { AnswerView } from './answer-view.ts';
import { candlesOf } from './candles.ts';

function view(
  trId: string,
  rows: readonly Row[],
  options: { values?: Values; at?: string; onlyDay?: string } = {},
): AnswerView {
  const tr = trTable.get(trId);
  if (tr === undefined) throw new Error(trId);
  const { values = {}, at = '20260912090000', onlyDay } = options;
  return {
    tr,
    values: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930', FID_PERIOD_DIV_CODE: 'D', ...values },
    rows,
    body: {},
    answeredAtMs: koreanDateTimeMs(at) ?? 0,
    ...(onlyDay === undefined ? {} : { onlyDay }),
  };
}

function minute(time: string, volume: number, valueSoFar: number, price = 100): Row {
  return {
    stck_bsop_date: '20260911',
    stck_cntg_hour: time,
    stck_oprc: String(price),
    stck_hgpr: String(price),
    stck_lwpr: String(price),
    stck_prpr: String(price),
    cntg_vol: String(volume),
    acml_tr_pbmn: String(valueSoFar),
  };
}

const volumes = (source: AnswerView) => candlesOf(source)?.candles.map(({ volume }) => volume);

describe('the closing auction', () => {
  const before = minute('151900', 10, 1_000);

  test.each(['FHKST03010200', 'FHKST03010230'])('of %s counts once what the broker counts twice', (trId) => {
    const rows = [minute('153000', 50, 3_500), before];
    expect(volumes(view(trId, rows))).toEqual(['10', '25']);
  });

  test('stays as it is where the broker counts once', () => {
    expect(volumes(view('FHKST03010230', [minute('153000', 25, 3_500), before]))).toEqual(['10', '25']);
  });

  test.each([
    ['without the bar before it', [minute('153000', 50, 3_500)]],
    ['with another volume than the turnover tells', [minute('153000', 33, 3_500), before]],
    ['with a turnover no volume explains', [minute('153000', 50, 3_550), before]],
  ])('has no volume %s, and says so', (_, rows) => {
    const normalised = candlesOf(view('FHKST03010230', rows));
    expect(normalised?.candles.at(-1)?.volume).toBeNull();
    expect(normalised?.warnings).toEqual([
      expect.stringContaining('closing auction of 20260911 is left out'),
    ]);
  });

  test('is none on Nextrade', () => {
    const rows = [minute('153000', 50, 3_500), before];
    const values = { FID_COND_MRKT_DIV_CODE: 'NX' };
    expect(volumes(view('FHKST03010230', rows, { values }))).toEqual(['10', '50']);
  });
});

describe('the running minute', () => {
  const earlier = minute('140200', 30, 1_000);

  test('repeats the volume of the minute before until its first trade: there was none', () => {
    const rows = [minute('140300', 30, 1_000), earlier];
    const normalised = candlesOf(view('FHKST03010200', rows, { at: '20260911140301' }));
    expect(normalised?.candles.at(-1)).toMatchObject({ volume: '0', value: '0', finality: 'provisional' });
    expect(normalised?.candles[0]).toMatchObject({ volume: '30', finality: 'final' });
  });

  test('has its own volume after that', () => {
    const rows = [minute('140300', 30, 4_000), earlier];
    expect(volumes(view('FHKST03010200', rows, { at: '20260911140301' }))).toEqual(['30', '30']);
  });

  test('minutes that have not come are no bars', () => {
    const rows = [
      minute('140500', 0, 1_000),
      minute('140400', 0, 1_000),
      minute('140300', 30, 1_000),
      earlier,
    ];
    const normalised = candlesOf(view('FHKST03010200', rows, { at: '20260911140301' }));
    expect(normalised?.candles.map(({ open_time }) => open_time)).toEqual([
      '2026-09-11T05:02:00Z',
      '2026-09-11T05:03:00Z',
    ]);
  });
});

test('a holiday is answered with the day before it: no bars, and a word', () => {
  const normalised = candlesOf(view('FHKST03010230', [minute('120000', 1, 1)], { onlyDay: '20260912' }));
  expect(normalised).toEqual({
    candles: [],
    warnings: ['20260912 has no bars: the broker answered with those of 20260911'],
  });
});

test('a turnover is given only where the minute before is there', () => {
  const rows = [
    minute('100500', 1, 900),
    minute('100300', 1, 500),
    minute('100200', 1, 300),
    minute('090000', 1, 100),
  ];
  expect(candlesOf(view('FHKST03010230', rows))?.candles.map(({ value }) => value)).toEqual([
    '100',
    undefined,
    '200',
    undefined,
  ]);
});

describe('days and longer', () => {
  const day = (over: Record<string, string> = {}): Row => ({
    stck_bsop_date: '20260910',
    stck_oprc: '81000',
    stck_hgpr: '82500',
    stck_lwpr: '80900',
    stck_clpr: '81900',
    acml_vol: '16334849',
    acml_tr_pbmn: '1334557163300',
    ...over,
  });

  test.each(['2147483647', '4294967295', '2147483', '4294967'])('the ceiling %s is no volume', (ceiling) => {
    const rows = [day({ acml_vol: ceiling })];
    expect(candlesOf(view('FHKST03010100', rows))?.candles).toMatchObject([
      { volume: null, value: '1334557163300', saturated_fields: ['volume'] },
    ]);
  });

  test.each([
    ['FHKST03010100', '0', true],
    ['FHKST03010100', '1', false],
    ['FHKST01010400', '1', true],
    ['FHKST01010400', '0', false],
  ])('%s with FID_ORG_ADJ_PRC %s is adjusted: %s', (trId, flag, adjusted) => {
    const values = { FID_ORG_ADJ_PRC: flag };
    expect(candlesOf(view(trId, [day()], { values }))?.candles).toMatchObject([{ adjusted }]);
  });

  test.each([
    ['D', '1d', '2026-09-09T15:00:00Z'],
    ['W', '1w', '2026-09-06T15:00:00Z'],
    ['M', '1mo', '2026-08-31T15:00:00Z'],
    ['Y', '1y', '2025-12-31T15:00:00Z'],
  ])('%s begins at its first instant in Korea', (code, interval, openTime) => {
    const values = { FID_PERIOD_DIV_CODE: code };
    expect(candlesOf(view('FHKST03010100', [day()], { values }))?.candles).toMatchObject([
      { interval, open_time: openTime, trading_day: '2026-09-10' },
    ]);
  });

  test.each([
    ['an empty row', {}],
    ['a row without a price', day({ stck_oprc: '' })],
    ['a day without a trade', day({ stck_oprc: '0', stck_hgpr: '0', stck_lwpr: '0', acml_vol: '0' })],
  ])('%s is no bar', (_, row) => {
    expect(candlesOf(view('FHKST03010100', [row]))?.candles).toEqual([]);
  });

  test('a missing volume is null, not zero', () => {
    expect(candlesOf(view('FHKST03010100', [day({ acml_vol: ' ' })]))?.candles[0]?.volume).toBeNull();
  });

  test('index turnover is told in millions; an index has no market', () => {
    const row = {
      stck_bsop_date: '20260910',
      bstp_nmix_oprc: '2810.12',
      bstp_nmix_hgpr: '2822.00',
      bstp_nmix_lwpr: '2799.55',
      bstp_nmix_prpr: '2815.30',
      acml_vol: '512345',
      acml_tr_pbmn: '9876543',
    };
    const values = { FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: '0001' };
    expect(candlesOf(view('FHKUP03500100', [row], { values }))?.candles).toMatchObject([
      { symbol: '0001', close: '2815.30', volume: null, value: '9876543000000', market_scope: null },
    ]);
  });
});
