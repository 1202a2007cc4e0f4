import { createBrokerTwin } from '@hub/broker-twin';
import { isProviderError } from '@hub/provider';
import { expect, test } from 'vitest';
import type { KisParam } from '../src/registry/kis-tr.ts';
import { trTable } from '../src/registry/tr-table.ts';
import { twinProvider } from './support/twin-provider.ts';

const { signal } = new AbortController();

const texts: Readonly<Record<string, string>> = {
  EXCD: 'NAS',
  EXCD_01: 'NAS',
  NREC: '1',
  OVRS_EXCG_CD: 'NASD',
  SYMB: 'AAPL',
  SYMB_01: 'AAPL',
  CRDT_TYPE: '21',
};

/** As an example of the documents would be. */
function exampleOf({ name, format, values }: KisParam, isIndex: boolean): string {
  if (isIndex && name.startsWith('FID_INPUT_ISCD')) return '0001';
  if (values !== undefined) return values[0] ?? '';
  if (format === 'date') return '20260910';
  if (format === 'time') return '120000';
  if (format === 'price') return '40000';
  return texts[name] ?? (format === 'quantity' ? '1' : '005930');
}

test('every query of the catalogue is answered: no parameter is missing, no path is wrong', async () => {
  await using twin = await createBrokerTwin({
    // After the close: some answers are given only then.
    clock: { speed: 0, startMs: Date.parse('2026-09-11T07:30:00Z') },
    kis: { real: { limit: { limit: 100_000 } }, paper: { limit: { limit: 100_000 } } },
  });
  for (const environment of ['real', 'paper'] as const) {
    const provider = twinProvider(twin, { environment, timeoutMs: 60_000 });
    const failed: string[] = [];
    let answered = 0;
    for (const tr of trTable.values()) {
      const trId = environment === 'real' ? tr.id : tr.paperId;
      if (trId === undefined || tr.class === 'order') continue;
      const asked = tr.params.filter(
        (param) =>
          param.required && param.default === undefined && !/^(?:CANO|ACNT_PRDT_CD)$/.test(param.name),
      );
      const isIndex = tr.params.some((param) => param.default === 'U');
      const params = Object.fromEntries(asked.map((param) => [param.name, exampleOf(param, isIndex)]));
      try {
        const answer = await provider.call({ trId, params, account: 'default' }, { signal });
        expect(answer.data).toMatchObject({ status: 'success', tr_id: trId });
        answered += 1;
      } catch (error) {
        failed.push(`${trId} ${isProviderError(error) ? error.message : String(error)}`);
      }
    }
    expect(failed).toEqual([]);
    expect(answered).toBe(environment === 'real' ? 120 : 31);
    await provider.close?.();
  }
});

test('the calendar is read on until the day that was asked for', async () => {
  await using twin = await createBrokerTwin({ clock: { speed: 0 } });
  const provider = twinProvider(twin);
  const answer = await provider.call(
    { trId: 'CTCA0903R', params: { from: '20260901', to: '20261015' }, account: 'default' },
    { signal },
  );
  const days = (answer.data['data'] as { bass_dt: string }[]).map((row) => row.bass_dt);
  expect([days.length, days[0], days.at(-1)]).toEqual([45, '20260901', '20261015']);
  expect(answer.partial).toBeUndefined();
  await provider.close?.();
});

test.each(['NXT', 'COMBINED'])('a day of minutes on %s is a series of its own', async (market) => {
  await using twin = await createBrokerTwin({
    // After the close: some answers are given only then.
    clock: { speed: 0, startMs: Date.parse('2026-09-11T07:30:00Z') },
    kis: { real: { limit: { limit: 100_000 } } },
  });
  const provider = twinProvider(twin);
  const { candles = [], partial } = await provider.call(
    { trId: 'FHKST03010230', params: { symbol: '005930', date: '20260910', market }, account: 'default' },
    { signal },
  );
  const day = await provider.call(
    {
      trId: 'FHKST03010100',
      params: { symbol: '005930', date: '20260910', market, adjusted: false },
      account: 'default',
    },
    { signal },
  );
  expect(partial).toBeUndefined();
  expect(new Set(candles.map((candle) => candle.market_scope))).toEqual(new Set([market]));
  const sum = candles.reduce((total, { volume }) => total + BigInt(volume ?? 'missing'), 0n);
  expect(sum).toBe(BigInt(day.candles?.[0]?.volume ?? '0'));
  await provider.close?.();
});
