import { RateLimitedError } from '@hub/provider';
import { koreanDateTimeMs } from '@hub/provider-kit';
import { describe, expect, test } from 'vitest';
import { trTable } from '../registry/tr-table.ts';
import { shiftDate } from '../time/korean-moment.ts';
import type { AskedRange } from './asked-range.ts';
import type { Row, Values } from './cursor.ts';
import { cursorOf } from './cursors.ts';
import type { RowPage } from './row-page.ts';
import { walkRange } from './walk-range.ts';

const now = { date: '20260911', time: '140312' };
const answeredAtMs = koreanDateTimeMs('20260911140312') ?? 0;

interface Sent {
  readonly asked: Values[];
  readonly fetchPage: (values: Values, index: number) => Promise<RowPage>;
}

/** A broker whose book is `rows`, newest first; `select` is what its TR does. */
function broker(select: (values: Values) => readonly Row[], failAt?: number): Sent {
  const asked: Values[] = [];
  return {
    asked,
    async fetchPage(values, index) {
      asked.push(values);
      if (index === failAt) throw new RateLimitedError('KIS', 'too many', { providerCode: 'EGW00201' });
      const rows = select(values);
      return { rows, body: { output2: rows }, message: '', hasMore: false, answeredAtMs };
    },
  };
}

function walk(trId: string, range: AskedRange, own: Values, { fetchPage }: Sent, maxPages = 500) {
  const tr = trTable.get(trId);
  const cursor = cursorOf(trId);
  if (tr === undefined || cursor === undefined) throw new Error(trId);
  const values = { ...own, ...cursor.start(range, now) };
  const { signal } = new AbortController();
  return walkRange({ tr, cursor, values, range, fetchPage, maxPages, signal });
}

/** Every calendar day, newest first: more than 25 pages of 100. */
const days: readonly Row[] = Array.from({ length: 2_650 }, (_, index) => ({
  stck_bsop_date: shiftDate('20260911', -index),
}));
const dates = (rows: readonly Row[]): unknown[] => rows.map((row) => row['stck_bsop_date']);

function dayBook(pageRows = 100) {
  return ({ FID_INPUT_DATE_1: first = '', FID_INPUT_DATE_2: last = '' }: Values): readonly Row[] =>
    days.filter(({ stck_bsop_date: day }) => String(day) >= first && String(day) <= last).slice(0, pageRows);
}

describe('days', () => {
  test('27 pages are merged: no row lost, none doubled, newest first', async () => {
    const book = broker(dayBook());
    const walked = await walk(
      'FHKST03010100',
      { from: { date: '20190612' } },
      { FID_PERIOD_DIV_CODE: 'D' },
      book,
    );
    expect(dates(walked.rows)).toEqual(dates(days.slice(0, 2_649)));
    expect(walked.partial).toBeUndefined();
    expect(book.asked).toHaveLength(27);
    expect(book.asked[1]).toMatchObject({ FID_INPUT_DATE_1: '20190612', FID_INPUT_DATE_2: '20260603' });
  });

  test('a broker that gives smaller pages than it says loses no rows', async () => {
    const book = broker(dayBook(40));
    const walked = await walk(
      'FHKST03010100',
      { from: { date: '20260101' } },
      { FID_PERIOD_DIV_CODE: 'D' },
      book,
    );
    expect(walked.rows).toHaveLength(254);
    expect(walked.partial).toBeUndefined();
  });

  test('a count ends it', async () => {
    const book = broker(dayBook());
    const walked = await walk('FHKST03010100', { count: 250 }, { FID_PERIOD_DIV_CODE: 'D' }, book);
    expect(dates(walked.rows)).toEqual(dates(days.slice(0, 250)));
    expect(book.asked).toHaveLength(3);
  });

  test('page 7 refused: what was had, why, and where to go on; going on completes it', async () => {
    const book = broker(dayBook(), 6);
    const range = { from: { date: '20190612' } };
    const first = await walk('FHKST03010100', range, { FID_PERIOD_DIV_CODE: 'D' }, book);
    expect(first.rows).toHaveLength(600);
    expect(first.partial).toEqual({
      reason: 'a page failed after 6 pages (ERR_RATE_LIMITED EGW00201)',
      resume: { to: '20250120' },
    });
    const rest = await walk(
      'FHKST03010100',
      { ...range, to: { date: first.partial?.resume?.['to'] ?? '' } },
      { FID_PERIOD_DIV_CODE: 'D' },
      broker(dayBook()),
    );
    expect(dates([...first.rows, ...rest.rows.slice(1)])).toEqual(dates(days.slice(0, 2_649)));
  });

  test('the first page refused is an error', async () => {
    const book = broker(dayBook(), 0);
    await expect(walk('FHKST03010100', { count: 5 }, {}, book)).rejects.toThrow('too many');
  });

  test('the limit of pages is said', async () => {
    const walked = await walk('FHKST03010100', {}, { FID_PERIOD_DIV_CODE: 'D' }, broker(dayBook()), 3);
    expect(walked.partial?.reason).toBe('the limit of pages for one task was reached after 3 pages');
  });

  test('a broker that gives the same page again is left', async () => {
    const book = broker(() => days.slice(0, 100));
    const walked = await walk(
      'FHKST03010100',
      { from: { date: '20200101' } },
      { FID_PERIOD_DIV_CODE: 'D' },
      book,
    );
    expect(book.asked.length).toBeLessThan(4);
    expect(walked.partial?.reason).toContain('the same page again');
  });

  test('a week cut in two by the edge of a page is one row', async () => {
    // Labelled by its last day; asked for what ends before, the broker labels the rest of the week anew.
    const weekly = ({ FID_INPUT_DATE_2: last = '' }: Values): readonly Row[] => {
      const weeks = ['20260911', '20260904', '20260828', '20260821'].filter((day) => day <= last);
      const isCut = !weeks.includes(last) && last !== '20260830' && last !== '20260823';
      const labels = isCut ? [last, ...weeks] : weeks;
      return labels.slice(0, 2).map((day) => ({ stck_bsop_date: day }));
    };
    const walked = await walk(
      'FHKST03010100',
      { from: { date: '20260817' } },
      { FID_PERIOD_DIV_CODE: 'W' },
      broker(weekly),
    );
    expect(dates(walked.rows)).toEqual(['20260911', '20260904', '20260828', '20260821']);
  });
});

describe('minutes', () => {
  const minutesOf = (day: string): Row[] =>
    Array.from({ length: 381 }, (_, index) => {
      const minute = index === 380 ? 930 : 540 + index;
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
      return { stck_bsop_date: day, stck_cntg_hour: time };
    }).reverse();
  const pastDays = ['20260910', '20260909', '20260908'].flatMap(minutesOf);
  const moment = (row: Row): string => `${String(row['stck_bsop_date'])}${String(row['stck_cntg_hour'])}`;

  /** As the documents have it: with Y earlier days follow, a day without trading is that before it. */
  const pastDay = ({
    FID_INPUT_DATE_1: day = '',
    FID_INPUT_HOUR_1: hour = '',
    FID_PW_DATA_INCU_YN: more,
  }: Values) => {
    const trading = pastDays.some((row) => row['stck_bsop_date'] === day);
    const wanted = trading ? `${day}${hour}` : `${day}000000`;
    const until = pastDays.filter((row) => moment(row) <= wanted);
    const sameDay = until.filter(
      (row) => row['stck_bsop_date'] === (trading ? day : until[0]?.['stck_bsop_date']),
    );
    return (more === 'Y' ? until : sameDay).slice(0, 120);
  };

  test('one day is 381 bars in 4 pages', async () => {
    const book = broker(pastDay);
    const day = { date: '20260909' };
    const walked = await walk('FHKST03010230', { from: day, to: day }, { FID_COND_MRKT_DIV_CODE: 'J' }, book);
    expect(walked.rows.map(moment)).toEqual(minutesOf('20260909').map(moment));
    expect(book.asked).toHaveLength(4);
  });

  test('a part of a day has its bounds', async () => {
    const range = { from: { date: '20260909', time: '095900' }, to: { date: '20260909', time: '120000' } };
    const { rows } = await walk('FHKST03010230', range, {}, broker(pastDay));
    expect([rows.length, moment(rows[0] ?? {}), moment(rows.at(-1) ?? {})]).toEqual([
      122,
      '20260909120000',
      '20260909095900',
    ]);
  });

  test('several days follow each other', async () => {
    const range = { from: { date: '20260908' }, to: { date: '20260910' } };
    const { rows, partial } = await walk('FHKST03010230', range, {}, broker(pastDay));
    expect(rows).toHaveLength(3 * 381);
    expect(partial).toBeUndefined();
  });

  test('days follow each other also where the broker stays within one', async () => {
    const stubborn = (values: Values) => pastDay({ ...values, FID_PW_DATA_INCU_YN: 'N' });
    const range = { from: { date: '20260908' }, to: { date: '20260910' } };
    expect((await walk('FHKST03010230', range, {}, broker(stubborn))).rows).toHaveLength(3 * 381);
  });

  test('a holiday has no bars, though the broker answers with the day before', async () => {
    const day = { date: '20260911' };
    const walked = await walk('FHKST03010230', { from: day, to: day }, {}, broker(pastDay));
    expect(walked.rows).toEqual([]);
    expect(walked.warnings).toEqual([
      'there are no rows in this range: the broker answered with those of 20260910',
    ]);
    expect(walked.partial).toBeUndefined();
  });
});

test('trades of one second on both sides of an edge are all there, once each', async () => {
  const ticks: Row[] = Array.from({ length: 95 }, (_, index) => ({
    stck_cntg_hour: `1000${String(59 - Math.floor(index / 20)).padStart(2, '0')}`,
    acml_vol: String(1_000 - index),
  }));
  const tape = ({ FID_INPUT_HOUR_1: hour = '' }: Values) =>
    ticks.filter((row) => String(row['stck_cntg_hour']) <= hour).slice(0, 30);
  const range = { from: { date: '20260911', time: '090000' } };
  const { rows, partial } = await walk('FHPST01060000', range, {}, broker(tape));
  expect(rows).toEqual(ticks);
  expect(partial).toBeUndefined();
});

test('a range that lies many pages back is reached, where the broker takes no end', async () => {
  const bars: Row[] = Array.from({ length: 900 }, (_, index) => {
    const minute = 22 * 60 + 59 - (index % 1_000);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
    return { kymd: '20260910', khms: time, xymd: '20260910', xhms: time };
  });
  const overseas = ({ KEYB: key = '' }: Values) =>
    bars.filter((row) => key === '' || `${String(row['xymd'])}${String(row['xhms'])}` <= key).slice(0, 120);
  const book = broker(overseas);
  const range = { from: { date: '20260910', time: '100000' }, to: { date: '20260910', time: '110000' } };
  const { rows, partial } = await walk('HHDFS76950200', range, { NMIN: '1' }, book);
  expect(partial).toBeUndefined();
  expect([rows.length, rows[0]?.['khms'], rows.at(-1)?.['khms']]).toEqual([61, '110000', '100000']);
  const newest = await walk('HHDFS76950200', { ...range, count: 10 }, { NMIN: '1' }, broker(overseas));
  expect(newest.rows.map((row) => row['khms']).at(-1)).toBe('105100');
});
