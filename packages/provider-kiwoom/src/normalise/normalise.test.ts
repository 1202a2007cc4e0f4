import { describe, expect, test } from 'vitest';
import type { RequestSubject } from '../request/kiwoom-request.ts';
import { normalise } from './normalise.ts';
import type { RawRow } from './row-reader.ts';

/** 2026-03-10 is a Tuesday; 16:00 in Korea. */
const AFTER_CLOSE = Date.parse('2026-03-10T07:00:00Z');

interface Parts {
  readonly rows?: readonly RawRow[];
  readonly summary?: RawRow;
  readonly subject?: Partial<RequestSubject>;
  readonly body?: Readonly<Record<string, string>>;
  readonly answeredAtMs?: number;
}

function models(
  id: string,
  { rows = [], summary = {}, subject, body = {}, answeredAtMs = AFTER_CLOSE }: Parts,
) {
  return normalise({
    id,
    account: 'default',
    rows,
    summary,
    subject: { symbol: '005930', marketScope: 'KRX', adjusted: true, ...subject },
    body,
    answeredAtMs,
  });
}

const minute = (cntr_tm: string, more: RawRow = {}): RawRow => ({
  cur_prc: '-97200',
  open_pric: '+98300',
  high_pric: '+98600',
  low_pric: '-96900',
  trde_qty: '10',
  cntr_tm,
  ...more,
});
const candles = (rows: readonly RawRow[], more: Parts = {}) =>
  models('ka10080', { rows, subject: { interval: '1m' }, ...more }).candles ?? [];
const candle = (row: RawRow, more: Parts = {}) => candles([row], more)[0];

describe('signs', () => {
  test('before a price are the direction of the day', () => {
    expect(candle(minute('20260310151900'))).toMatchObject({
      open: '98300',
      high: '98600',
      low: '96900',
      close: '97200',
    });
  });

  test('before a change are its own, doubled or not', () => {
    const quote = { stk_nm: '이름', cur_prc: '-97200', pred_pre: '--800', flu_rt: '-0.82' };
    expect(models('ka10001', { summary: quote }).quote).toMatchObject({
      change: '-800',
      change_percent: '-0.82',
    });
  });

  test('before a traded quantity say who took the offer', () => {
    const rows = ['+35', '-120', '412388'].map((cntr_trde_qty) => ({
      tm: '153000',
      cur_prc: '-97200',
      cntr_trde_qty,
    }));
    expect(models('ka10003', { rows }).ticks?.map(({ side, volume }) => [side, volume])).toEqual([
      [undefined, '412388'],
      ['SELL', '120'],
      ['BUY', '35'],
    ]);
  });
});

describe('missing is not zero', () => {
  test('a blank volume is null, a zero one is zero', () => {
    expect(candle(minute('20260310151900', { trde_qty: '' }))?.volume).toBeNull();
    expect(candle(minute('20260310151900', { trde_qty: '0' }))?.volume).toBe('0');
  });

  test('a row that is not whole is no candle', () => {
    expect(candles([minute('20260310151900', { open_pric: '' }), minute(''), minute('888888')])).toEqual([]);
  });

  test('a blank price of a quote is null, its other blanks are left out', () => {
    const { quote } = models('ka10001', {
      summary: { stk_nm: '이름', cur_prc: '', open_pric: '', trde_qty: '0' },
    });
    expect(quote).toEqual({
      symbol: '005930',
      time: '2026-03-10T07:00:00Z',
      price: null,
      volume: '0',
      trading_status: 'NO_TRADE',
      market_scope: 'KRX',
      source_type: 'REST_API_KIWOOM',
    });
  });

  test('an empty level of the book is left out', () => {
    const summary = {
      bid_req_base_tm: '153000',
      sel_fpr_bid: '0',
      sel_fpr_req: '0',
      buy_fpr_bid: '-97200',
      buy_fpr_req: '5',
    };
    expect(models('ka10004', { summary }).orderbook).toMatchObject({
      asks: [],
      bids: [{ price: '97200', volume: '5' }],
    });
  });
});

test.each(['4294967295', '2147483647'])('a counter at its ceiling, %s, is no volume', (trde_qty) => {
  expect(candle(minute('20260310151900', { trde_qty }))).toMatchObject({
    volume: null,
    saturated_fields: ['volume'],
  });
});

describe('units', () => {
  const day = {
    dt: '20260310',
    cur_prc: '1',
    open_pric: '1',
    high_pric: '1',
    low_pric: '1',
    trde_prica: '1551606',
  };
  test.each([
    ['ka10081', '1d', '1551606000000'],
    ['ka10082', '1w', '1551606'],
    ['ka10083', '1mo', '1551606'],
    ['ka10094', '1y', '1551606'],
  ])('the turnover of %s is given in won', (id, interval, value) => {
    expect(models(id, { rows: [day], subject: { interval } }).candles).toMatchObject([{ value }]);
  });

  test('an index comes times 100; of its volume and turnover the unit is not known', () => {
    const row = {
      dt: '20260310',
      cur_prc: '674795',
      open_pric: '-674700',
      high_pric: '675000',
      low_pric: '99',
      trde_qty: '5',
      trde_prica: '7',
    };
    const subject = { symbol: '001', marketScope: null, adjusted: false, interval: '1d' };
    const [index] = models('ka20006', { rows: [row], subject }).candles ?? [];
    expect(index).toMatchObject({
      open: '6747.00',
      high: '6750.00',
      low: '0.99',
      close: '6747.95',
      volume: null,
    });
    expect(index).not.toHaveProperty('value');
  });

  test('thousands have commas in some answers and zeros in front in others', () => {
    const row = {
      stk_cd: 'A005930',
      rmnd_qty: '20,190',
      cur_prc: '000000097200',
      evltv_prft: '-00000000014570',
    };
    expect(models('kt00018', { rows: [row] }).balance?.holdings).toEqual([
      { symbol: '005930', quantity: '20190', price: '97200', profit: '-14570' },
    ]);
  });
});

describe('time', () => {
  test('is Korean in rows and UTC in models; a candle begins at its time and ends before the next', () => {
    const rows = [minute('20260310153000'), minute('20260310151900')];
    expect(candles(rows).map(({ open_time }) => open_time)).toEqual([
      '2026-03-10T06:19:00Z',
      '2026-03-10T06:30:00Z',
    ]);
  });

  test('the first row is the running minute until the broker’s clock has passed it', () => {
    const rows = [minute('20260310151900'), minute('20260310151800')];
    const finality = (at: string) =>
      candles(rows, { answeredAtMs: Date.parse(at) }).map((each) => each.finality);
    expect(finality('2026-03-10T06:19:59Z')).toEqual(['final', 'provisional']);
    expect(finality('2026-03-10T06:20:00Z')).toEqual(['final', 'final']);
  });

  test.each([
    ['in the session', '2026-03-10T06:00:00Z', '145959', '2026-03-10T05:59:59Z'],
    ['before it', '2026-03-09T23:30:00Z', '153000', '2026-03-09T06:30:00Z'],
    ['on a Sunday', '2026-03-08T03:00:00Z', '153000', '2026-03-06T06:30:00Z'],
    ['on a Monday morning', '2026-03-08T23:30:00Z', '153000', '2026-03-06T06:30:00Z'],
  ])('a time without a day, asked %s, is of the newest weekday it fits', (_when, asked, tm, time) => {
    const rows = [{ tm, cur_prc: '1', cntr_trde_qty: '1' }];
    expect(models('ka10003', { rows, answeredAtMs: Date.parse(asked) }).ticks).toMatchObject([{ time }]);
  });

  test.each(['888888', '999999', ''])('%s is no time', (tm) => {
    expect(models('ka10003', { rows: [{ tm, cur_prc: '1', cntr_trde_qty: '1' }] }).ticks).toEqual([]);
  });
});

test('the seven blank keys of 2025 and keys nobody knows change nothing', () => {
  const blank = {
    upd_stkpc_tp: '',
    upd_rt: '',
    bic_inds_tp: '',
    sm_inds_tp: '',
    stk_infr: '',
    upd_stkpc_event: '',
    pred_close_pric: '',
  };
  const row = minute('20260310151900');
  expect(candles([{ ...row, ...blank, something_new: 'x' }])).toEqual(candles([row]));
});

test.each(['KRX', 'NXT', 'COMBINED'] as const)('a candle says that its market is %s', (marketScope) => {
  const [only] = candles([minute('20260310151900')], {
    subject: { interval: '1m', marketScope, adjusted: false },
  });
  expect(only).toMatchObject({ symbol: '005930', market_scope: marketScope, adjusted: false });
});

test('trades of the previous day have no day, and minutes are no trades', () => {
  const rows = [{ tm: '153000', cur_prc: '1', cntr_trde_qty: '1' }];
  expect(models('ka10084', { rows, body: { tdy_pred: '1', tic_min: '0' } }).ticks).toHaveLength(1);
  expect(models('ka10084', { rows, body: { tdy_pred: '2', tic_min: '0' } })).toEqual({});
  expect(models('ka10084', { rows, body: { tdy_pred: '1', tic_min: '1' } })).toEqual({});
});

describe('the state of an order', () => {
  const row = {
    ord_no: '0000001',
    stk_cd: 'A005930',
    io_tp_nm: '+매수',
    trde_tp: '보통',
    ord_qty: '10',
    ord_pric: '100',
    tm: '100000',
  };
  test.each([
    [{ cntr_qty: '0', oso_qty: '10', ord_stt: '접수' }, 'OPEN'],
    [{ cntr_qty: '4', oso_qty: '6', ord_stt: '체결' }, 'PARTIALLY_FILLED'],
    [{ cntr_qty: '10', oso_qty: '0', ord_stt: '체결' }, 'FILLED'],
    [{ cntr_qty: '4', oso_qty: '0', ord_stt: '확인' }, 'CANCELLED'],
    [{ cntr_qty: '0', oso_qty: '0', ord_stt: '거부' }, 'REJECTED'],
    [{ cntr_qty: '', oso_qty: '', ord_stt: '' }, 'UNKNOWN'],
  ])('%j is %s', (more, status) => {
    expect(models('ka10075', { rows: [{ ...row, ...more }] }).orders).toMatchObject([
      { status, side: 'BUY' },
    ]);
  });
});
