import { expect, test } from 'vitest';
import { createInMemoryHub } from '../testing/index.ts';
import { checkCandles, checkTicks } from './check-query.ts';
import type { CandleQuery, TickQuery } from './typed-queries.ts';

// Noon in Korea.
const nowMs = Date.parse('2026-09-11T03:00:00Z');
const candles = (more: object): CandleQuery => ({
  ...{ provider: 'KIWOOM', symbol: '005930', interval: '1d', from: '2026-09-01' },
  ...more,
});
const range = (more: object) => checkCandles(candles(more), nowMs).range;
const iso = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((ms) => new Date(ms).toISOString());

test('a day alone is the whole of it in Korea, whatever the time zone here', () => {
  expect(iso(range({ from: '2026-09-01', to: '2026-09-02' }))).toEqual([
    '2026-08-31T15:00:00.000Z',
    '2026-09-02T14:59:59.999Z',
  ]);
});

test('instants and dates are taken as they are, and the end is now', () => {
  const from = new Date('2026-09-10T00:00:00.500Z');
  expect(iso(range({ from, to: '2026-09-10T06:30:00Z' }))).toEqual([
    '2026-09-10T00:00:00.500Z',
    '2026-09-10T06:30:00.000Z',
  ]);
  expect(range({}).to).toBe(nowMs);
});

test.each<[object, string]>([
  [{ provider: 'kis' }, 'provider: must be KIS or KIWOOM'],
  [{ provider: 'toString' }, 'provider: must be KIS or KIWOOM'],
  [{ symbol: '삼성전자' }, 'symbol: must be like 005930'],
  [{ symbol: undefined }, 'symbol: must be like 005930'],
  [{ market: 'NASDAQ' }, 'market: must be KRX, NXT or COMBINED'],
  [{ interval: '2m' }, 'interval: KIWOOM has 1m, 3m, 5m, 10m, 15m, 30m, 45m, 60m, 1d, 1w, 1mo, 1y'],
  [{ interval: 'constructor' }, 'interval: KIWOOM has'],
  [{ provider: 'KIS', interval: '5m' }, 'interval: KIS has 1m, 1d, 1w, 1mo, 1y'],
  [{ provider: 'KIS', interval: '1m', adjusted: true }, 'adjusted: KIS has no such prices for 1m'],
  [{ adjusted: 'Y' }, 'adjusted: must be true or false'],
  [{ from: undefined }, 'from: is missing'],
  [{ from: '2026-09-10T09:00:00' }, 'from: must be a Date, like 2026-09-10T00:30:00Z or like 2026-09-10'],
  [{ from: '2026-09-10T09:00:00+09:00' }, 'from: must be a Date'],
  [{ from: '2026-02-30' }, 'from: must be a Date'],
  [{ from: 20260910 }, 'from: must be a Date'],
  [{ to: new Date(Number.NaN) }, 'to: must be a Date'],
  [{ to: '2026-08-31' }, 'from: is later than to'],
  [{ from: '2026-09-12' }, 'from: has not come yet'],
])('refuses %j: %s', (more, fault) => {
  expect(() => checkCandles(candles(more), nowMs)).toThrow(
    expect.objectContaining({ code: 'ERR_TASK_INVALID', message: expect.stringContaining(fault) }),
  );
});

test('names every fault at once, and sends nothing', async () => {
  await using hub = createInMemoryHub({ answer: () => 1 });
  const { client } = hub;
  const bad = { provider: 'KIS', symbol: '', interval: '5m', from: 'x', to: 'y' } as unknown as CandleQuery;
  expect(() => client.candles(bad)).toThrow(
    'symbol: must be like 005930; interval: KIS has 1m, 1d, 1w, 1mo, 1y; from: must be a Date, like 2026-09-10T00:30:00Z ' +
      'or like 2026-09-10; to: must be a Date',
  );
  const nobody = { provider: 'MOCK', symbol: '?' } as unknown as TickQuery;
  const message = 'provider: must be KIS or KIWOOM; symbol: must be like 005930';
  expect(() => client.ticks(nobody)).toThrow(message);
  await expect(client.orderbook(nobody)).rejects.toThrow(message);
  await expect(client.quote(nobody)).rejects.toThrow(message);
  await expect(client.balance(nobody)).rejects.toThrow('provider: must be KIS or KIWOOM');
  expect(hub.tasks).toEqual([]);
});

test('knows that KIS keeps trades of today only', () => {
  const ticks = (more: object) => () =>
    checkTicks({ ...{ provider: 'KIS', symbol: '005930' }, ...more }, nowMs).range;
  const fault = 'from, to: KIS has trades of today only';
  expect(ticks({ from: '2026-09-10' })).toThrow(fault);
  expect(ticks({ from: '2026-09-11', to: '2026-09-12' })).toThrow(fault);
  expect(ticks({ from: '2026-09-11' })()).toEqual({ from: Date.parse('2026-09-10T15:00:00Z') });
  expect(ticks({ provider: 'KIWOOM', from: '2026-09-10' })()).toEqual({
    from: Date.parse('2026-09-09T15:00:00Z'),
  });
});
