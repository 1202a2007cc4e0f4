import { seededRandom } from '@hub/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { candleTasks } from './candle-tasks.ts';
import { checkCandles } from './check-query.ts';
import { holdsWeekday, koreanDayOf } from './korean-day.ts';
import type { CandleQuery } from './typed-queries.ts';

// 10:00 on a Friday in Korea.
const nowMs = Date.parse('2026-09-11T01:00:00Z');

function tasksOf(more: Partial<CandleQuery>) {
  const query = { provider: 'KIS', symbol: '005930', interval: '1m', from: '2026-09-10', ...more } as const;
  const { tr, range } = checkCandles(query, nowMs);
  return [...candleTasks(query, tr, range, () => nowMs)];
}

/** What is asked of whom. */
const asked = (more: Partial<CandleQuery>) =>
  tasksOf(more).map(({ task: { tr_id, params } }) => [tr_id, params?.['from'], params?.['to']]);

afterEach(() => {
  vi.unstubAllEnvs();
});

test('minutes of KIS: a task a day, the running one from another TR, none for weekends', () => {
  expect(asked({ from: '2026-09-04', to: '2026-09-20' })).toEqual([
    ['FHKST03010230', '2026-09-03T15:00:00.000Z', '2026-09-04T14:59:59.999Z'],
    ['FHKST03010230', '2026-09-06T15:00:00.000Z', '2026-09-07T14:59:59.999Z'],
    ['FHKST03010230', '2026-09-07T15:00:00.000Z', '2026-09-08T14:59:59.999Z'],
    ['FHKST03010230', '2026-09-08T15:00:00.000Z', '2026-09-09T14:59:59.999Z'],
    ['FHKST03010230', '2026-09-09T15:00:00.000Z', '2026-09-10T14:59:59.999Z'],
    ['FHKST03010200', '2026-09-10T15:00:00.000Z', '2026-09-11T14:59:59.999Z'],
  ]);
  expect(asked({ from: '2026-09-05', to: '2026-09-06' })).toEqual([]);
});

test('a range within a day is one task with its own bounds', () => {
  expect(asked({ from: '2026-09-10T00:30:00Z', to: '2026-09-10T01:00:00Z' })).toEqual([
    ['FHKST03010230', '2026-09-10T00:30:00.000Z', '2026-09-10T01:00:00.000Z'],
  ]);
});

test('weeks, months and years are asked for whole, up to today', () => {
  const middle = { from: '2025-05-14', to: '2025-05-15' } as const;
  const boundsOf = (interval: CandleQuery['interval']) =>
    asked({ ...middle, interval })
      .flat()
      .slice(1);
  expect(boundsOf('1d')).toEqual(['2025-05-14', '2025-05-15']);
  expect(boundsOf('1w')).toEqual(['2025-05-12', '2025-05-18']);
  expect(boundsOf('1mo')).toEqual(['2025-05-01', '2025-05-31']);
  expect(boundsOf('1y')).toEqual(['2025-01-01', '2025-12-31']);
  expect(asked({ interval: '1w', from: '2026-09-10', to: '2026-10-01' }).flat().slice(1)).toEqual([
    '2026-09-07',
    '2026-09-11',
  ]);
});

test('a range without end ends now', () => {
  expect(asked({}).at(-1)).toEqual(['FHKST03010200', '2026-09-10T15:00:00.000Z', '2026-09-11T01:00:00.000Z']);
});

test.each<[CandleQuery['provider'], CandleQuery['interval'], string, string[][]]>([
  [
    'KIS',
    '1d',
    '2026-03-02',
    [
      ['2026-03-02', '2026-07-12'],
      ['2026-07-13', '2026-09-11'],
    ],
  ],
  [
    'KIS',
    '1w',
    '2024-09-01',
    [
      ['2024-08-26', '2026-07-19'],
      ['2026-07-20', '2026-09-11'],
    ],
  ],
  [
    'KIS',
    '1mo',
    '2018-05-20',
    [
      ['2018-05-01', '2026-07-31'],
      ['2026-08-01', '2026-09-11'],
    ],
  ],
  ['KIS', '1y', '1980-01-04', [['1980-01-01', '2026-09-11']]],
  [
    'KIWOOM',
    '1d',
    '2024-03-05',
    [
      ['2024-03-05', '2026-06-15'],
      ['2026-06-16', '2026-09-11'],
    ],
  ],
  [
    'KIWOOM',
    '1y',
    '1980-01-04',
    [
      ['1980-01-01', '2008-12-31'],
      ['2009-01-01', '2026-09-11'],
    ],
  ],
])('%s %s from %s', (provider, interval, from, bounds) => {
  const tasks = asked({ provider, interval, from });
  expect(tasks.map(([, ...rest]) => rest)).toEqual(bounds);
});

test.each([
  ['KIWOOM', '1m', 'ka10080'],
  ['KIWOOM', '60m', 'ka10080'],
  ['KIWOOM', '1d', 'ka10081'],
  ['KIWOOM', '1w', 'ka10082'],
  ['KIWOOM', '1mo', 'ka10083'],
  ['KIWOOM', '1y', 'ka10094'],
  ['KIS', '1m', 'FHKST03010230'],
  ['KIS', '1d', 'FHKST03010100'],
  ['KIS', '1w', 'FHKST03010100'],
  ['KIS', '1mo', 'FHKST03010100'],
  ['KIS', '1y', 'FHKST03010100'],
] as const)('%s answers %s with %s', (provider, interval, trId) => {
  const [first] = tasksOf({ provider, interval, account: 'second', market: 'NXT' });
  expect(first?.task).toMatchObject({ provider, tr_id: trId, account: 'second' });
  expect(first?.task.params).toMatchObject({ symbol: '005930', interval, market: 'NXT' });
});

test('adjusted is said where there is a choice', () => {
  const paramsOf = (more: Partial<CandleQuery>) => tasksOf(more)[0]?.task.params;
  expect(paramsOf({ interval: '1d', adjusted: false })).toHaveProperty('adjusted', false);
  expect(paramsOf({ interval: '1d' })).toHaveProperty('adjusted', undefined);
  expect(paramsOf({ adjusted: false })).not.toHaveProperty('adjusted');
});

test('tasks follow each other without overlap and leave out no weekday', () => {
  const random = seededRandom(6);
  const intervals = ['1m', '5m', '60m', '1d', '1w', '1mo', '1y'] as const;
  for (let round = 0; round < 200; round += 1) {
    const interval = intervals[Math.floor(random() * intervals.length)] ?? '1d';
    const toMs = nowMs - Math.floor(random() * 1e10);
    const fromMs = toMs - Math.floor(random() * (interval.endsWith('m') ? 5e9 : 5e11));
    const tasks = tasksOf({ provider: 'KIWOOM', interval, from: new Date(fromMs), to: new Date(toMs) });
    let coveredMs = Math.min(fromMs, tasks[0]?.from ?? fromMs) - 1;
    for (const { from = Number.NaN, to } of tasks) {
      expect(from).toBeGreaterThan(coveredMs);
      expect(to).toBeGreaterThanOrEqual(from);
      // What lies between two tasks is a weekend.
      if (from > coveredMs + 1)
        expect(holdsWeekday(koreanDayOf(coveredMs + 1), koreanDayOf(from) - 1)).toBe(false);
      coveredMs = to;
    }
    if (coveredMs < toMs) expect(holdsWeekday(koreanDayOf(coveredMs + 1), koreanDayOf(toMs))).toBe(false);
  }
});

test.each([
  ['America/New_York', 240],
  ['Pacific/Kiritimati', -840],
  ['Asia/Seoul', -540],
])('asks the same in %s', (zone, offsetMinutes) => {
  vi.stubEnv('TZ', zone);
  expect(new Date(nowMs).getTimezoneOffset()).toBe(offsetMinutes);
  expect(asked({ to: '2026-09-10' })).toEqual([
    ['FHKST03010230', '2026-09-09T15:00:00.000Z', '2026-09-10T14:59:59.999Z'],
  ]);
  expect(asked({ interval: '1d' })).toEqual([['FHKST03010100', '2026-09-10', '2026-09-11']]);
});
