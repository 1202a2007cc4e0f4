import { describe, expect, it } from 'vitest';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import { bodyOf, type ChartRow, header, market, openKiwoom, sampleDay, walk } from './open-kiwoom.ts';

const kiwoom = openKiwoom();
const code = '005930';
const closed = atKoreanTime(sampleDay, '160000');
const minuteBody = { stk_cd: code, tic_scope: '1', upd_stkpc_tp: '0' };

const price = (text = ''): number => Math.abs(Number(text));
const ohlc = (row: ChartRow) => ({
  open: price(row.open_pric),
  high: price(row.high_pric),
  low: price(row.low_pric),
  close: price(row.cur_prc),
  volume: Number(row.trde_qty),
});
const plain = ({ open, high, low, close, volume }: ReturnType<typeof ohlc>) => ({
  open,
  high,
  low,
  close,
  volume,
});

const minuteOf = ({ cntr_tm }: ChartRow): string => cntr_tm.slice(0, 12);

describe('charts of Kiwoom', () => {
  it('have the 381 minute bars of the market, newest first, on any day', () => {
    for (const day of [sampleDay, market.calendar.shift(sampleDay, -30)]) {
      const rows: ChartRow[] = bodyOf(
        kiwoom.call('ka10080', { ...minuteBody, base_dt: day }, { at: closed }),
      ).stk_min_pole_chart_qry;
      const ofDay = rows.filter(({ cntr_tm }) => cntr_tm.startsWith(day)).reverse();
      const bars = market.minuteBars(code, day, closed);
      expect(ofDay.map(ohlc)).toEqual(bars.map(plain));
      expect(ofDay).toHaveLength(381);
      expect(ofDay.at(-1)?.cntr_tm).toBe(`${day}153000`);
      expect(ofDay.at(-2)?.cntr_tm).toBe(`${day}151900`);
    }
  });

  it('have day bars that are the minutes together', () => {
    const rows: ChartRow[] = bodyOf(
      kiwoom.call('ka10081', { stk_cd: code, base_dt: sampleDay, upd_stkpc_tp: '0' }, { at: closed }),
    ).stk_dt_pole_chart_qry;
    expect(rows).toHaveLength(600);
    for (const row of rows.slice(0, 5)) {
      const minutes = market.minuteBars(code, row.dt, closed);
      expect(ohlc(row)).toEqual({
        open: minutes[0]?.open,
        high: Math.max(...minutes.map(({ high }) => high)),
        low: Math.min(...minutes.map(({ low }) => low)),
        close: minutes.at(-1)?.close,
        volume: minutes.reduce((sum, { volume }) => sum + volume, 0),
      });
    }
  });

  it('have ticks that come to the minute bars', () => {
    const { rows } = walk<ChartRow>(kiwoom, 'ka10079', { stk_cd: code, tic_scope: '1', upd_stkpc_tp: '0' });
    const ofDay = rows.filter(({ cntr_tm }) => cntr_tm.startsWith(sampleDay)).reverse();
    expect(ofDay).toHaveLength(market.ticks(code, sampleDay, closed).length);
    const minutes = [...new Set(ofDay.map(minuteOf))];
    const bars = minutes
      .map((minute) => ofDay.filter((row) => minuteOf(row) === minute))
      .map((ticks) => ({
        open: price(ticks[0]?.cur_prc),
        high: Math.max(...ticks.map((tick) => price(tick.cur_prc))),
        low: Math.min(...ticks.map((tick) => price(tick.cur_prc))),
        close: price(ticks.at(-1)?.cur_prc),
        volume: ticks.reduce((sum, tick) => sum + Number(tick.trde_qty), 0),
      }));
    expect(bars).toEqual(market.minuteBars(code, sampleDay, closed).map(plain));
  });

  it('end after 13 months of pages, no minute lost or doubled', () => {
    const { pages, rows } = walk<ChartRow>(kiwoom, 'ka10080', minuteBody, { at: closed });
    expect(pages.length).toBeGreaterThanOrEqual(25);
    expect(pages.slice(0, -1).every((page) => page.rows.length === 900)).toBe(true);
    expect(header(pages.at(-1)!.reply, 'next-key')).toBe('');
    const days = market.calendar.before(sampleDay, 300).filter((day) => day >= '20250210');
    const due = days.flatMap((day) => market.minuteBars(code, day, closed).map(plain).reverse());
    expect(rows.length).toBe(due.length);
    expect(rows.map(ohlc)).toEqual(due);
    const times = rows.map(({ cntr_tm }) => cntr_tm);
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('hold the next older bar in their keys', () => {
    const first = kiwoom.call('ka10080', minuteBody, { at: closed });
    const key = header(first, 'next-key') ?? '';
    expect(key).toMatch(/^A005930\d{14}00010000$/);
    const second = kiwoom.call('ka10080', minuteBody, {
      at: closed,
      headers: { 'cont-yn': 'Y', 'next-key': key },
    });
    expect(bodyOf(second).stk_min_pole_chart_qry[0].cntr_tm).toBe(key.slice(7, 21));
    const ignored = kiwoom.call('ka10080', minuteBody, { at: closed, headers: { 'next-key': key } });
    expect(ignored.body).toBe(first.body);
  });

  it.each(['3', '5', '10', '15', '30', '45', '60'])('put %s minutes together', (scope) => {
    const { rows } = walk<ChartRow>(kiwoom, 'ka10080', { ...minuteBody, tic_scope: scope }, { at: closed });
    const ofDay = rows.filter(({ cntr_tm }) => cntr_tm.startsWith(sampleDay));
    const day = market.dayBars(code, { from: sampleDay, to: sampleDay }, closed)[0];
    expect(ofDay.reduce((sum, row) => sum + Number(row.trde_qty), 0)).toBe(day?.volume);
    expect(ofDay.at(-1)?.cntr_tm).toBe(`${sampleDay}090000`);
    expect(Math.max(...ofDay.map((row) => price(row.high_pric)))).toBe(day?.high);
  });

  it.each([
    ['ka10081', { stk_cd: code, base_dt: sampleDay, upd_stkpc_tp: '0' }],
    ['ka20006', { inds_cd: '001', base_dt: sampleDay }],
  ])('%s pages to the first day of all, no day lost or doubled', (id, body) => {
    const { pages, rows } = walk<ChartRow>(kiwoom, id, body, { at: closed });
    const range = { from: '19000101', to: sampleDay };
    const due =
      id === 'ka10081' ? market.dayBars(code, range, closed) : market.indexDayBars('001', range, closed);
    expect(rows.map(({ dt }) => dt)).toEqual(due.map(({ day }) => day).reverse());
    expect(rows.map(ohlc)).toEqual(due.map(plain).reverse());
    expect(pages.length).toBe(Math.ceil(due.length / 600));
  });

  it('begin with the calendar', () => {
    const at = atKoreanTime('20200103', '160000');
    const { rows } = walk<ChartRow>(kiwoom, 'ka10080', minuteBody, { at });
    expect(rows.at(-1)?.cntr_tm).toBe('20200102100000');
    expect(new Set(rows.map(({ cntr_tm }) => cntr_tm)).size).toBe(rows.length);
  });

  it('give weeks, months and years with the first trading day of each', () => {
    const long = (id: string, list: string): ChartRow[] =>
      bodyOf(kiwoom.call(id, { stk_cd: code, base_dt: sampleDay, upd_stkpc_tp: '1' }, { at: closed }))[list];
    const days = long('ka10081', 'stk_dt_pole_chart_qry');
    const firstOf = (prefix: string) => days.filter(({ dt }) => dt.startsWith(prefix)).at(-1)?.dt;
    const volumeOf = (prefix: string) =>
      days.filter(({ dt }) => dt.startsWith(prefix)).reduce((sum, row) => sum + Number(row.trde_qty), 0);
    expect(long('ka10083', 'stk_mth_pole_chart_qry')[1]?.dt).toBe(firstOf('202602'));
    expect(Number(long('ka10083', 'stk_mth_pole_chart_qry')[1]?.trde_qty)).toBe(volumeOf('202602'));
    expect(long('ka10094', 'stk_yr_pole_chart_qry')[0]?.dt).toBe(firstOf('2026'));
    expect(long('ka10082', 'stk_stk_pole_chart_qry')[0]?.dt).toBe('20260309');
  });

  it('take a holiday for the day before it and the future for today', () => {
    const newest = (base: string) =>
      bodyOf(kiwoom.call('ka10081', { stk_cd: code, base_dt: base, upd_stkpc_tp: '1' }, { at: closed }))
        .stk_dt_pole_chart_qry[0].dt;
    expect(newest('20260308')).toBe('20260306');
    expect(newest('20991231')).toBe(sampleDay);
  });

  it('tell nothing of what is still to come', () => {
    const at = atKoreanTime(sampleDay, '113015');
    const rows: ChartRow[] = bodyOf(kiwoom.call('ka10080', minuteBody, { at })).stk_min_pole_chart_qry;
    expect(rows[0]?.cntr_tm.slice(0, 12)).toBe(`${sampleDay}1130`);
  });
});
