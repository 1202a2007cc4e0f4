import { type BrokerTwin, type BrokerTwinOptions, createBrokerTwin } from '@hub/broker-twin';
import { type Gate, isProviderError, type ProviderRequest } from '@hub/provider';
import { MemoryTokenStore } from '@hub/provider-kit';
import type { Candle } from '@hub/task-schema';
import { describe, expect, test } from 'vitest';
import { trTable } from '../src/registry/tr-table.ts';
import { twinAccount, twinProvider } from './support/twin-provider.ts';

const { signal } = new AbortController();

/** Its clock stands still at 2026-09-11 14:00 in Korea; no limit unless a test sets one. */
function standingTwin(options: BrokerTwinOptions = {}): Promise<BrokerTwin> {
  return createBrokerTwin({ clock: { speed: 0 }, kis: { real: { limit: { limit: 100_000 } } }, ...options });
}

function ask(trId: string, params: Record<string, unknown>): ProviderRequest {
  return { trId, params, account: 'default' };
}

const sum = (texts: readonly (string | null | undefined)[]): bigint =>
  texts.reduce((total, text) => total + BigInt(text ?? 'missing'), 0n);
const openTimes = (candles: readonly Candle[]): string[] => candles.map(({ open_time }) => open_time);
const calls = (twin: BrokerTwin, trId: string): number =>
  twin.calls().counts.find((count) => count.trId === trId && count.broker === 'KIS')?.total ?? 0;

describe('minutes', () => {
  test('one past day by one call: 381 bars that add up to the day', async () => {
    await using twin = await standingTwin();
    const provider = twinProvider(twin);
    const {
      candles = [],
      data,
      partial,
    } = await provider.call(
      ask('FHKST03010230', { symbol: '005930', from: '2026-09-10', to: '2026-09-10' }),
      { signal },
    );
    const day = await provider.call(
      ask('FHKST03010100', { symbol: '005930', from: '20260910', to: '20260910', adjusted: false }),
      { signal },
    );

    expect(candles).toHaveLength(381);
    expect(partial).toBeUndefined();
    expect(data['data']).toHaveLength(381);
    expect(openTimes(candles)).toEqual([...new Set(openTimes(candles))].sort());
    expect([candles[0]?.open_time, candles[379]?.open_time, candles[380]?.open_time]).toEqual([
      '2026-09-10T00:00:00Z',
      '2026-09-10T06:19:00Z',
      '2026-09-10T06:30:00Z',
    ]);
    expect(new Set(candles.map(({ source_type, market_scope }) => `${source_type} ${market_scope}`))).toEqual(
      new Set(['REST_API_KIS KRX']),
    );
    // The twin tells the closing auction twice: without correction the sum would be larger.
    expect(day.candles).toHaveLength(1);
    expect(sum(candles.map(({ volume }) => volume))).toBe(BigInt(day.candles?.[0]?.volume ?? '0'));
    expect(sum(candles.map(({ value }) => value))).toBe(BigInt(day.candles?.[0]?.value ?? '0'));
    expect(calls(twin, 'FHKST03010230')).toBe(4);
    await provider.close?.();
  });

  test('today so far, the running minute provisional', async () => {
    await using twin = await standingTwin();
    twin.clock.step(20_000);
    const provider = twinProvider(twin);
    const { candles = [] } = await provider.call(ask('FHKST03010200', { symbol: '005930', from: '09:00' }), {
      signal,
    });
    expect(candles).toHaveLength(301);
    expect(
      candles.filter(({ finality }) => finality === 'provisional').map(({ open_time }) => open_time),
    ).toEqual(['2026-09-11T05:00:00Z']);
    await provider.close?.();
  });

  test('three days across a weekend, and a holiday without bars', async () => {
    await using twin = await standingTwin();
    const provider = twinProvider(twin);
    const week = await provider.call(
      ask('FHKST03010230', { symbol: '005930', from: '2026-09-04', to: '2026-09-08' }),
      { signal },
    );
    expect(week.partial).toBeUndefined();
    const days = week.candles?.map(({ trading_day }) => trading_day);
    expect([...new Set(days)]).toEqual(['2026-09-04', '2026-09-07', '2026-09-08']);
    expect(days).toHaveLength(3 * 381);

    const sunday = await provider.call(ask('FHKST03010230', { symbol: '005930', date: '2026-09-06' }), {
      signal,
    });
    expect(sunday.candles).toEqual([]);
    expect(sunday.data['warnings']).toEqual([
      expect.stringContaining('the broker answered with those of 20260904'),
    ]);
    await provider.close?.();
  });

  test('trades add up to their minutes', async () => {
    await using twin = await standingTwin();
    const provider = twinProvider(twin);
    const range = { symbol: '000660', from: '13:57', to: '13:58:59' };
    const { ticks = [], partial } = await provider.call(ask('FHPST01060000', range), { signal });
    const { candles = [] } = await provider.call(ask('FHKST03010200', range), { signal });
    expect(partial).toBeUndefined();
    expect(candles).toHaveLength(2);
    expect(sum(ticks.map(({ volume }) => volume))).toBe(sum(candles.map(({ volume }) => volume)));
    await provider.close?.();
  });
});

describe('days', () => {
  const fiveYears = ask('FHKST03010100', { symbol: '005930', from: '2021-09-11', to: '2026-09-10' });

  test('five years by one call: no day lost, none doubled', async () => {
    await using twin = await standingTwin();
    const provider = twinProvider(twin);
    const { candles = [], partial } = await provider.call(fiveYears, { signal });
    expect(partial).toBeUndefined();
    expect(openTimes(candles)).toEqual([...new Set(openTimes(candles))].sort());
    expect([candles[0]?.trading_day, candles.at(-1)?.trading_day]).toEqual(['2021-09-13', '2026-09-10']);
    expect(candles.length).toBeGreaterThan(1_200);

    // The same days, asked for year by year.
    const years = await Promise.all(
      [2021, 2022, 2023, 2024, 2025, 2026].map((year) =>
        provider.call(
          ask('FHKST03010100', {
            symbol: '005930',
            from: year === 2021 ? '2021-09-11' : `${year}-01-01`,
            to: year === 2026 ? '2026-09-10' : `${year}-12-31`,
          }),
          { signal },
        ),
      ),
    );
    expect(candles).toEqual(years.flatMap((year) => year.candles ?? []));
    await provider.close?.();
  });

  test('a page that fails in the middle: what was had, then the rest from there', async () => {
    await using twin = await standingTwin({
      faults: [{ broker: 'KIS', trId: 'FHKST03010100', nth: 7, times: 1, fault: { kind: 'reset' } }],
    });
    const provider = twinProvider(twin);
    const first = await provider.call(fiveYears, { signal });
    expect(first.partial?.reason).toBe('a page failed after 6 pages (ERR_PROVIDER_UNAVAILABLE)');
    expect(first.candles).toHaveLength(600);
    const rest = await provider.call(
      { ...fiveYears, params: { ...fiveYears.params, ...(first.data['resume'] as object) } },
      { signal },
    );
    expect(rest.partial).toBeUndefined();
    const whole = await provider.call(fiveYears, { signal });
    expect([...(rest.candles ?? []).slice(0, -1), ...(first.candles ?? [])]).toEqual(whole.candles);
    await provider.close?.();
  });

  test('pages smaller than the documents say lose nothing', async () => {
    await using twin = await standingTwin({
      kis: { real: { limit: { limit: 100_000 }, pageRows: { FHKST03010100: 37 } } },
    });
    const provider = twinProvider(twin);
    const { candles = [] } = await provider.call(
      ask('FHKST03010100', { symbol: '005930', from: '2026-01-01', to: '2026-09-10' }),
      { signal },
    );
    expect([candles[0]?.trading_day, candles.at(-1)?.trading_day]).toEqual(['2026-01-02', '2026-09-10']);
    await provider.close?.();
  });
});

test('a split: both daily TRs agree, adjusted and as traded', async () => {
  // 086520 was split 5 for 1 on 2024-04-25.
  await using twin = await standingTwin({ clock: { speed: 0, startMs: Date.parse('2024-05-10T07:00:00Z') } });
  const provider = twinProvider(twin);
  const closes = async (adjusted: boolean) => {
    const range = { symbol: '086520', from: '2024-04-18', to: '2024-05-10', adjusted };
    const [chart, recent] = await Promise.all([
      provider.call(ask('FHKST03010100', range), { signal }),
      provider.call(ask('FHKST01010400', { symbol: '086520', adjusted }), { signal }),
    ]);
    const pairs = (candles: readonly Candle[] = []) =>
      candles
        .filter(({ trading_day }) => (trading_day ?? '') >= '2024-04-18')
        .map((candle) => `${candle.trading_day} ${candle.close} ${candle.adjusted}`);
    expect(pairs(recent.candles)).toEqual(pairs(chart.candles));
    return chart.candles?.map(({ close }) => Number(close)) ?? [];
  };
  const adjusted = await closes(true);
  const traded = await closes(false);
  expect(adjusted.length).toBeGreaterThan(10);
  expect(traded.at(-1)).toBe(adjusted.at(-1));
  expect((traded[0] ?? 0) / (adjusted[0] ?? 1)).toBeCloseTo(5, 1);
  await provider.close?.();
});

test.each([
  ['HHDFS76240000', { symbol: 'AAPL', exchange: 'NASDAQ', count: 250 }],
  ['HHDFS76950200', { symbol: 'AAPL', exchange: 'NASDAQ', interval: '1m', count: 300 }],
])('%s goes back page by page', async (trId, params) => {
  await using twin = await standingTwin();
  const provider = twinProvider(twin);
  const { candles = [], partial } = await provider.call(ask(trId, params), { signal });
  expect(partial).toBeUndefined();
  expect(candles).toHaveLength(params.count);
  expect(openTimes(candles)).toEqual([...new Set(openTimes(candles))].sort());
  expect(calls(twin, trId)).toBe(3);
  await provider.close?.();
});

test.each([
  ['FHKST01010200', { symbol: '005930' }, 'orderbook'],
  ['FHKST01010100', { symbol: '005930' }, 'quote'],
  ['FHKST01010300', { symbol: '005930' }, 'ticks'],
  ['TTTC8434R', {}, 'balance'],
  ['TTTC0081R', { from: '20260911' }, 'orders'],
  ['FHKUP03500100', { symbol: '0001', from: '20260801', to: '20260910' }, 'candles'],
] as const)('%s of the twin has its model', async (trId, params, model) => {
  await using twin = await standingTwin();
  const provider = twinProvider(twin);
  const answer = await provider.call(ask(trId, params), { signal });
  expect(answer[model]).toBeDefined();
  expect(JSON.stringify(answer)).not.toContain(twinAccount(twin).accountNumber);
  await provider.close?.();
});

test('a token that dies under load is replaced once; no task fails', async () => {
  await using twin = await standingTwin();
  const provider = twinProvider(twin, { tokenStore: new MemoryTokenStore(() => twin.clock.now()) });
  const quote = ask('FHKST01010100', { symbol: '005930' });
  await provider.call(quote, { signal });
  twin.clock.step(120_000);
  expect(twin.killToken({ broker: 'KIS' })).toBe(1);
  const answers = await Promise.all(Array.from({ length: 100 }, () => provider.call(quote, { signal })));
  expect(answers).toHaveLength(100);
  expect(calls(twin, '/oauth2/tokenP')).toBe(2);
  await provider.close?.();
});

test('a refusal for the rate reaches the brake of the account', async () => {
  await using twin = await createBrokerTwin({ clock: { speed: 0 }, kis: { real: { limit: { limit: 3 } } } });
  const refusals: string[] = [];
  const gate: Gate = {
    enter: async ({ scopes }) => ({
      isUsable: () => true,
      refused: ({ reason }) => void refusals.push(`${scopes.join()} ${reason}`),
    }),
  };
  const provider = twinProvider(twin);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      provider.call(ask('FHKST01010100', { symbol: '005930' }), { signal, gate }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(refusals).toEqual(Array(7).fill('KIS:real:default EGW00201'));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected')
      expect(outcome.reason).toMatchObject({ code: 'ERR_RATE_LIMITED', retry: 'safe' });
  }
  await provider.close?.();
});

test('4 wrong combinations, every TR: nothing reaches the twin', async () => {
  await using twin = await standingTwin();
  let refused = 0;
  for (const host of ['real', 'paper'] as const) {
    for (const account of ['real', 'paper'] as const) {
      const provider = twinProvider(twin, {
        environment: host,
        accounts: { default: twinAccount(twin, account) },
      });
      for (const tr of trTable.values()) {
        const ids = host === 'real' ? [tr.paperId] : [tr.id];
        const wrong =
          host === account
            ? ids.filter((id) => id !== undefined && tr.id !== tr.paperId)
            : [tr.id, tr.paperId];
        for (const trId of wrong.filter((id) => id !== undefined)) {
          const outcome: unknown = await provider
            .call(ask(trId, {}), { signal })
            .catch((thrown: unknown) => thrown);
          expect(isProviderError(outcome) && outcome.code, trId).toBe('ERR_PROVIDER_REJECTED');
          refused += 1;
        }
      }
      await provider.close?.();
    }
  }
  expect(refused).toBeGreaterThan(4 * 100);
  expect(twin.calls().counts).toEqual([]);
});
