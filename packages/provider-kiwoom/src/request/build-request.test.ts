import { describe, expect, test } from 'vitest';
import { trRegistry } from '../registry/tr-table.ts';
import { buildRequest } from './build-request.ts';
import type { KiwoomRequest } from './kiwoom-request.ts';

const TODAY = '20260310';
type Params = Readonly<Record<string, unknown>>;

function reading(trId: string, params: Params) {
  const tr = trRegistry.get(trId);
  if (tr === undefined) throw new Error(`no TR ${trId}`);
  return buildRequest(tr, params, TODAY);
}

function request(trId: string, params: Params): KiwoomRequest {
  const built = reading(trId, params);
  if ('faults' in built) throw new Error(built.faults.join('; '));
  return built;
}

function faults(trId: string, params: Params): readonly string[] {
  const built = reading(trId, params);
  return 'faults' in built ? built.faults : [];
}

describe('both dialects give one body', () => {
  const chart = { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' };
  test.each<[string, string, Params, Record<string, string>]>([
    ['own names', 'ka10080', chart, chart],
    ['own names in upper case', 'ka10080', { STK_CD: '005930', TIC_SCOPE: 1, UPD_STKPC_TP: '1' }, chart],
    ['plain names', 'ka10080', { symbol: '005930', interval: '1m', adjusted: true }, chart],
    ['mixed', 'ka10080', { symbol: '005930', tic_scope: '1', adjusted: 'true' }, chart],
    ['the older form of a symbol', 'ka10080', { symbol: 'A005930' }, chart],
    ['lower case letters in a symbol', 'ka10001', { symbol: '0156t0' }, { stk_cd: '0156T0' }],
    ['prices as traded', 'opt10079', { symbol: '005930', adjusted: false }, { ...chart, upd_stkpc_tp: '0' }],
    ['an hour', 'ka10080', { symbol: '005930', timeframe: '1h' }, { ...chart, tic_scope: '60' }],
    [
      'a day',
      'ka10081',
      { symbol: '005930', date: '2026-03-09' },
      { stk_cd: '005930', base_dt: '20260309', upd_stkpc_tp: '1' },
    ],
    ['no day', 'ka10081', { symbol: '005930' }, { stk_cd: '005930', base_dt: TODAY, upd_stkpc_tp: '1' }],
    ['Nextrade', 'ka10001', { symbol: '005930', market: 'NXT' }, { stk_cd: '005930_NX' }],
    ['both markets', 'ka10001', { symbol: '005930', market: 'combined' }, { stk_cd: '005930_AL' }],
    ['several symbols', 'ka10095', { symbols: ['005930', 'A000660'] }, { stk_cd: '005930|000660' }],
    ['a sector', 'ka20005', { symbol: '001', interval: 5 }, { inds_cd: '001', tic_scope: '5' }],
    [
      'a period',
      'ka10073',
      { symbol: '005930', from: '20260301', to: '20260305' },
      { stk_cd: '005930', strt_dt: '20260301', end_dt: '20260305' },
    ],
    ['all open orders', 'ka10075', {}, { all_stk_tp: '0', trde_tp: '0', stk_cd: '', stex_tp: '0' }],
    [
      'open orders of a symbol',
      'ka10075',
      { symbol: '005930' },
      { all_stk_tp: '1', trde_tp: '0', stk_cd: '005930', stex_tp: '0' },
    ],
    ['fills of today', 'ka10076', {}, { stk_cd: '', qry_tp: '0', sell_tp: '0', ord_no: '', stex_tp: '0' }],
    ['the balance', 'kt00018', {}, { qry_tp: '1', dmst_stex_tp: 'KRX' }],
    [
      'all venues of a market-wide query',
      'ka10032',
      { mrkt_tp: '001', mang_stk_incls: '1', market: 'COMBINED' },
      { mrkt_tp: '001', mang_stk_incls: '1', stex_tp: '3' },
    ],
  ])('%s', (_what, trId, params, body) => {
    expect(request(trId, params).body).toEqual(body);
  });
});

describe('orders', () => {
  const limit = {
    dmst_stex_tp: 'KRX',
    stk_cd: '005930',
    ord_qty: '1',
    ord_uv: '97200',
    trde_tp: '0',
    cond_uv: '',
  };
  test.each<[string, string, Params, Record<string, string>]>([
    [
      'a limit order',
      'kt10000',
      { symbol: '005930', quantity: 1, price: 97_200, order_type: 'limit' },
      limit,
    ],
    [
      'a market order on SOR',
      'kt10001',
      { symbol: '005930', quantity: 1, order_type: 'market', market: 'SOR', side: 'sell' },
      { ...limit, dmst_stex_tp: 'SOR', ord_uv: '', trde_tp: '3' },
    ],
    [
      'an amendment',
      'kt10002',
      { symbol: '005930', order_number: '0034447', quantity: 1, price: 97_100 },
      {
        dmst_stex_tp: 'KRX',
        orig_ord_no: '0034447',
        stk_cd: '005930',
        mdfy_qty: '1',
        mdfy_uv: '97100',
        mdfy_cond_uv: '',
      },
    ],
    [
      'a cancellation of what is left',
      'kt10003',
      { symbol: '005930', order_number: '0034450' },
      { dmst_stex_tp: 'KRX', orig_ord_no: '0034450', stk_cd: '005930', cncl_qty: '0' },
    ],
  ])('%s', (_what, trId, params, body) => {
    expect(request(trId, params).body).toEqual(body);
  });

  test.each<[string, Params, string]>([
    [
      'the other side',
      { symbol: '005930', quantity: 1, order_type: 'market', side: 'sell' },
      'side: must be buy',
    ],
    ['a suffixed symbol', { symbol: '005930_AL', quantity: 1, order_type: 'market' }, 'takes the plain code'],
    ['no price', { symbol: '005930', quantity: 1, order_type: 'limit' }, 'a limit order needs a price'],
    [
      'a price too many',
      { symbol: '005930', quantity: 1, price: 1, order_type: 'market' },
      'a market order has no price',
    ],
    [
      'a fraction',
      { symbol: '005930', quantity: 1.5, order_type: 'market' },
      'ord_qty: must be a whole number',
    ],
    [
      'a negative price',
      { symbol: '005930', quantity: 1, price: -1, order_type: 'limit' },
      'ord_uv: must be a price',
    ],
    ['no kind', { symbol: '005930', quantity: 1, price: 1 }, 'trde_tp: is required'],
  ])('refuses %s', (_what, params, fault) => {
    expect(faults('kt10000', params)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('ranges', () => {
  test.each<[string, string, Params, object]>([
    [
      'one day',
      'ka10080',
      { from: '20260309', to: '20260309' },
      { from: '20260309000000', until: '20260310000000' },
    ],
    [
      'both moments belong to it',
      'ka10080',
      { from: '2026-03-09T00:00:00Z', to: '2026-03-09T01:00:00Z' },
      { from: '20260309090000', until: '20260309100001' },
    ],
    ['a number of rows', 'ka10081', { count: 500 }, { count: 500 }],
    ['from a day on', 'ka10081', { from: '2021-03-10' }, { from: '20210310000000' }],
    [
      'a day of a TR without a date parameter',
      'ka10079',
      { date: '20260309' },
      { from: '20260309000000', until: '20260310000000' },
    ],
  ])('%s', (_what, trId, params, range) => {
    expect(request(trId, { symbol: '005930', ...params }).range).toEqual(range);
  });

  test('go back from their last day', () => {
    expect(request('ka10081', { symbol: '005930', from: '20250101', to: '20251231' }).body['base_dt']).toBe(
      '20251231',
    );
  });

  test('are not read into a lone date, which means what the broker means by it', () => {
    expect(request('ka10081', { symbol: '005930', date: '20251231' }).range).toBeUndefined();
  });

  test('continue where an earlier answer ended', () => {
    expect(request('ka10080', { symbol: '005930', next_key: 'A005930' }).nextKey).toBe('A005930');
  });
});

describe('what cannot be sent', () => {
  test('is named all at once, without what was given', () => {
    const given = {
      symbol: 'x',
      interval: '7s',
      adjusted: 'maybe',
      FID_INPUT_ISCD: '1',
      to: '20261301',
      count: 0,
    };
    expect(faults('ka10080', given)).toEqual([
      expect.stringMatching(/^tic_scope: must be one of .*given as interval/),
      expect.stringMatching(/^upd_stkpc_tp: must be one of .*given as adjusted/),
      'FID_INPUT_ISCD: ka10080 has no such parameter',
      'to: must be a day (20260310) or a moment (2026-03-10T06:30:00Z)',
      'count: must be a number of rows from 1 to 9999999',
      'stk_cd: must be a symbol such as 005930, 005930_NX or 005930_AL',
    ]);
  });

  test.each<[string, string, Params, string]>([
    ['nothing', 'ka10001', {}, 'stk_cd: is required'],
    ['an interval the TR has not', 'ka10081', { symbol: '005930', interval: '1m' }, 'must be 1d'],
    ['a scope outside the list', 'ka10080', { symbol: '005930', tic_scope: '7' }, 'must be one of 1, 3, 5'],
    ['two symbols that disagree', 'ka10001', { symbol: '005930', stk_cd: '000660' }, 'given twice'],
    [
      'a market that disagrees with the suffix',
      'ka10001',
      { symbol: '005930_NX', market: 'KRX' },
      'contradicts the suffix',
    ],
    ['the combined market where it breaks', 'ka10087', { symbol: '005930_AL' }, 'answers nothing'],
    [
      '101 symbols',
      'ka10095',
      { symbols: Array.from({ length: 101 }, () => '005930') },
      'at most 100 symbols, not 101',
    ],
    ['two symbols for one', 'ka10001', { symbol: '005930|000660' }, 'one symbol, not 2'],
    [
      'a range of a TR without history',
      'ka10004',
      { symbol: '005930', from: '20260101' },
      'gives no history',
    ],
    ['an object', 'ka10001', { symbol: '005930', market: { venue: 'KRX' } }, 'must be one of krx'],
    [
      'an inverted range',
      'ka10080',
      { symbol: '005930', from: '20260310', to: '20260309' },
      'from is later than to',
    ],
  ])('%s', (_what, trId, params, fault) => {
    expect(faults(trId, params)).toEqual([expect.stringContaining(fault)]);
  });
});

test('a plain name without a meaning is left out and told', () => {
  expect(request('ka10080', { symbol: '005930', time: '153000' }).warnings).toEqual([
    'time: means nothing to ka10080 and was left out',
  ]);
  expect(request('ka10001', { symbol: '005930', date: '20260310' }).warnings).toEqual([
    'date: means nothing to ka10001 and was left out',
  ]);
});

describe('the subject', () => {
  test.each<[string, Params, object]>([
    [
      'ka10080',
      { symbol: '005930_AL', interval: '5m' },
      { symbol: '005930', marketScope: 'COMBINED', adjusted: true, interval: '5m' },
    ],
    [
      'ka10082',
      { symbol: '005930_NX', adjusted: false },
      { symbol: '005930', marketScope: 'NXT', adjusted: false, interval: '1w' },
    ],
    [
      'ka20004',
      { symbol: '001', interval: '30t' },
      { symbol: '001', marketScope: null, adjusted: false, interval: '30t' },
    ],
    // ka10004 shows the book of KRX whatever suffix is asked for
    ['ka10004', { symbol: '005930_AL' }, { symbol: '005930', marketScope: 'KRX', adjusted: false }],
    ['kt00018', {}, { marketScope: null, adjusted: false }],
  ])('of %s %j', (trId, params, subject) => {
    expect(request(trId, params).subject).toEqual(subject);
  });
});
