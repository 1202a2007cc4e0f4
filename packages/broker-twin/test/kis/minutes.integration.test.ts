import { describe, expect, it } from 'vitest';
import { atKoreanTime, hhmmss, tradingDayOf } from '../../src/clock/korean-time.ts';
import type { MinuteBar } from '../../src/market/market.ts';
import {
  afterClose,
  bodyOf,
  duringSession,
  market,
  type OpenKis,
  openKis,
  sampleDay,
  type Values,
} from './open-kis.ts';

const code = '005930';
const stock = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: code };
const honest = { doubledClosingVolume: false } as const;

const today = (hour: string, more: Values = {}): Values => ({
  ...stock,
  FID_INPUT_HOUR_1: hour,
  FID_PW_DATA_INCU_YN: 'N',
  FID_ETC_CLS_CODE: '',
  ...more,
});
const past = (day: string, hour: string, more: Values = {}): Values => ({
  ...stock,
  FID_INPUT_DATE_1: day,
  FID_INPUT_HOUR_1: hour,
  FID_PW_DATA_INCU_YN: 'N',
  FID_FAKE_TICK_INCU_YN: '',
  ...more,
});

function rowsOf(kis: OpenKis, id: string, parameters: Values, at = afterClose): Values[] {
  return bodyOf(kis.call(id, parameters, { at })).output2;
}

/** The minute before a row, as the next cursor. */
function minuteBefore(row: Values): { day: string; hour: string } {
  const ms = atKoreanTime(row['stck_bsop_date']!, row['stck_cntg_hour']!) - 60_000;
  return { day: tradingDayOf(ms), hour: hhmmss(ms) };
}

/** All pages of one day, oldest first. */
function walkDay(ask: (hour: string) => Values[]): { readonly rows: Values[]; readonly pages: number } {
  const rows: Values[] = [];
  let hour = '153000';
  let pages = 0;
  for (;;) {
    const page = ask(hour);
    if (page.length === 0) return { rows: rows.toReversed(), pages };
    pages += 1;
    rows.push(...page);
    hour = minuteBefore(page.at(-1)!).hour;
  }
}

function asRow(bar: MinuteBar): Values {
  return {
    stck_cntg_hour: hhmmss(bar.startMs),
    stck_oprc: String(bar.open),
    stck_hgpr: String(bar.high),
    stck_lwpr: String(bar.low),
    stck_prpr: String(bar.close),
    cntg_vol: String(bar.volume),
  };
}

describe('minute bars by paging', () => {
  const bars = market.minuteBars(code, sampleDay, afterClose);

  it('today: the 381 bars of the market, in 13 pages of 30', () => {
    const kis = openKis({ switches: honest });
    const { rows, pages } = walkDay((hour) => rowsOf(kis, 'FHKST03010200', today(hour)));
    expect(pages).toBe(13);
    expect(rows).toHaveLength(381);
    expect(rows).toMatchObject(bars.map(asRow));
    expect(rows.at(-1)!['stck_cntg_hour']).toBe('153000');
  });

  it('past day: the same 381 bars, in 4 pages of 120', () => {
    const kis = openKis({ switches: honest });
    const nextWeek = atKoreanTime('20260914', '110000');
    const { rows, pages } = walkDay((hour) => rowsOf(kis, 'FHKST03010230', past(sampleDay, hour), nextWeek));
    expect(pages).toBe(4);
    expect(rows).toMatchObject(bars.map(asRow));
    expect(rows).toEqual(walkDay((hour) => rowsOf(kis, 'FHKST03010200', today(hour))).rows);
  });

  it('tell twice the volume of the closing auction by default', () => {
    const volumeAtClose = bars.at(-1)!.volume;
    const [last] = rowsOf(openKis(), 'FHKST03010200', today('153000'));
    expect(last!['cntg_vol']).toBe(String(2 * volumeAtClose));
    const [lastOfPast] = rowsOf(openKis(), 'FHKST03010230', past(sampleDay, '160000'));
    expect(lastOfPast!['cntg_vol']).toBe(String(2 * volumeAtClose));
  });

  it('agree with the day candle', () => {
    const kis = openKis({ switches: honest });
    const { rows } = walkDay((hour) => rowsOf(kis, 'FHKST03010200', today(hour)));
    const range = { FID_INPUT_DATE_1: sampleDay, FID_INPUT_DATE_2: sampleDay };
    const chart = { ...stock, ...range, FID_PERIOD_DIV_CODE: 'D', FID_ORG_ADJ_PRC: '1' };
    const [day] = rowsOf(kis, 'FHKST03010100', chart);
    const numbers = (field: string) => rows.map((row) => Number(row[field]));
    expect(day).toMatchObject({
      stck_bsop_date: sampleDay,
      stck_oprc: rows[0]!['stck_oprc'],
      stck_clpr: rows.at(-1)!['stck_prpr'],
      stck_hgpr: String(Math.max(...numbers('stck_hgpr'))),
      stck_lwpr: String(Math.min(...numbers('stck_lwpr'))),
      acml_vol: String(numbers('cntg_vol').reduce((sum, volume) => sum + volume, 0)),
      acml_tr_pbmn: rows.at(-1)!['acml_tr_pbmn'],
    });
  });
});

describe('a page walk over days', () => {
  it('of 30 pages ends at the right bar, none lost or doubled', () => {
    const kis = openKis({ switches: honest });
    const pages: Values[][] = [];
    let cursor = { day: sampleDay, hour: '153000' };
    while (pages.length < 30) {
      const page = rowsOf(kis, 'FHKST03010230', past(cursor.day, cursor.hour, { FID_PW_DATA_INCU_YN: 'Y' }));
      expect(page).toHaveLength(120);
      pages.push(page);
      cursor = minuteBefore(page.at(-1)!);
    }
    const rows = pages.flat().toReversed();
    const days = [...new Set(rows.map((row) => row['stck_bsop_date']!))];
    const expected = days.flatMap((day) =>
      market.minuteBars(code, day, afterClose).map((bar) => ({ stck_bsop_date: day, ...asRow(bar) })),
    );
    expect(rows).toHaveLength(3600);
    expect(rows).toMatchObject(expected.slice(-3600));
  });
});

describe('minutes of the running day', () => {
  const at = duringSession;

  it('repeat the price up to a time that is still to come', () => {
    const kis = openKis();
    const rows = rowsOf(kis, 'FHKST03010200', today('142000'), at);
    const { close } = market.snapshot(code, at)!.bar;
    expect(rows[0]).toMatchObject({ stck_cntg_hour: '142000', stck_prpr: String(close), cntg_vol: '0' });
    const repeated = rows.filter((row) => row['stck_cntg_hour']! > '140300');
    expect(repeated).toHaveLength(17);
    expect(new Set(repeated.map((row) => row['stck_prpr']))).toEqual(new Set([String(close)]));
    expect(rows).toHaveLength(30);
  });

  it('end with the closing auction when asked far ahead', () => {
    const rows = rowsOf(openKis(), 'FHKST03010200', today('235959'), at);
    expect(rows.slice(0, 2).map((row) => row['stck_cntg_hour'])).toEqual(['153000', '151900']);
  });

  it('repeat the volume of the minute before until the first trade', () => {
    const minuteStart = atKoreanTime(sampleDay, '140300');
    const [running, before] = rowsOf(openKis(), 'FHKST03010200', today('140300'), minuteStart - 0);
    const traded = market.minuteBars(code, sampleDay, minuteStart).at(-1)!.startMs === minuteStart;
    const expected = traded
      ? String(market.minuteBars(code, sampleDay, minuteStart).at(-1)!.volume)
      : before!['cntg_vol'];
    expect(running!['stck_cntg_hour']).toBe('140300');
    expect(running!['cntg_vol']).toBe(expected);
  });

  it('go on into the day before if asked to', () => {
    const morning = atKoreanTime(sampleDay, '090530');
    const rows = rowsOf(openKis(), 'FHKST03010200', today('090500', { FID_PW_DATA_INCU_YN: 'Y' }), morning);
    expect(rows).toHaveLength(30);
    const dayBefore = market.calendar.shift(sampleDay, -1);
    expect(rows.at(-1)!['stck_bsop_date']).toBe(dayBefore);
    expect(rows.find((row) => row['stck_bsop_date'] === dayBefore)!['stck_cntg_hour']).toBe('153000');
    const alone = rowsOf(openKis(), 'FHKST03010200', today('090500'), morning);
    expect(new Set(alone.map((row) => row['stck_bsop_date']))).toEqual(new Set([sampleDay]));
  });
});

describe('minutes of a past day', () => {
  it('of a weekend are those of the session before, beside the quote of now', () => {
    const kis = openKis();
    const saturday = '20260905';
    const monday = atKoreanTime('20260907', '100000');
    const body = bodyOf(kis.call('FHKST03010230', past(saturday, '120000'), { at: monday }));
    expect(body.rt_cd).toBe('0');
    expect(body.output2[0]).toMatchObject({ stck_bsop_date: '20260904', stck_cntg_hour: '153000' });
    expect(body.output1.stck_prpr).toBe(String(market.snapshot(code, monday)!.bar.close));
  });

  it('are kept for about a year', () => {
    expect(rowsOf(openKis(), 'FHKST03010230', past('20250101', '120000'))).toEqual([]);
  });

  it('of an unknown symbol are none, with success', () => {
    const body = bodyOf(
      openKis().call('FHKST03010230', past(sampleDay, '120000', { FID_INPUT_ISCD: '999999' })),
    );
    expect([body.rt_cd, body.output2]).toEqual(['0', []]);
  });
});
