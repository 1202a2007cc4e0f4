import type { ProviderRequest } from '@hub/provider';
import { expect, test } from 'vitest';
import { fixture } from './support/fixture.ts';
import { replayServer, tokenAnswer } from './support/replay-server.ts';
import { testProvider } from './support/test-provider.ts';

const { signal } = new AbortController();

/** Requests as programs of the predecessor send them: both dialects, old ids, what is of no use. */
const requests = [
  ['FHKST01010100', { symbol: '005930' }, 'price', { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }],
  [
    'FHKST01010100',
    { fid_cond_mrkt_div_code: 'J', fid_input_iscd: '005930' },
    'price',
    { FID_INPUT_ISCD: '005930' },
  ],
  [
    'FHKST01010100',
    { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
    'price',
    { FID_INPUT_ISCD: '005930' },
  ],
  ['FHKST01010300', { symbol: '005930', time: '093000' }, 'ccnl', { FID_INPUT_ISCD: '005930' }],
  ['FHKST01010300', { symbol: '005930', time: '093000', FID_INPUT_HOUR_1: '093000' }, 'ccnl', {}],
  ['FHKST01010400', { symbol: '005930', timeframe: '1d' }, 'daily-price', { FID_PERIOD_DIV_CODE: 'D' }],
  [
    'FHKST03010200',
    { symbol: '005930', time: '140300', timeframe: '1m' },
    'minute-today',
    { FID_INPUT_HOUR_1: '140300' },
  ],
  [
    'FHKST03010100',
    {
      FID_INPUT_ISCD: '005930',
      FID_INPUT_DATE_1: '20260831',
      FID_INPUT_DATE_2: '20260911',
      FID_PERIOD_DIV_CODE: 'D',
    },
    'daily-chart',
    { FID_INPUT_DATE_1: '20260831', FID_INPUT_DATE_2: '20260911', FID_ORG_ADJ_PRC: '0' },
  ],
  ['FHKST01010200', { symbol: '005930', timestamp: null }, 'orderbook', { FID_INPUT_ISCD: '005930' }],
  ['TTTC8001R', { INQR_STRT_DT: '20260911', INQR_END_DT: '20260911' }, 'daily-ccld', { CANO: '50000001' }],
  ['TTTC8434R', {}, 'balance', { CANO: '50000001', ACNT_PRDT_CD: '01' }],
] as const;

test.each(requests)('%s %j is answered, rows at data.data', async (trId, params, name, sent) => {
  const sample = fixture(name);
  await using server = await replayServer(({ path }) => (path === '/oauth2/tokenP' ? tokenAnswer() : sample));
  const provider = testProvider(server.url);
  const request: ProviderRequest = { trId, params, account: 'default' };
  const { data } = await provider.call(request, { signal });
  const { output, output1, output2 } = sample.body;
  const rows = output ?? (Array.isArray(output2) && !Array.isArray(output1) ? output2 : output1);
  expect(data).toMatchObject({ status: 'success', provider: 'KIS', tr_id: trId, data: rows });
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]?.query).toMatchObject(sent);
  await provider.close?.();
});

test('391 calls backwards with a time that the TR does not take: each says so', async () => {
  await using server = await replayServer(({ path }) =>
    path === '/oauth2/tokenP' ? tokenAnswer() : fixture('ccnl'),
  );
  const provider = testProvider(server.url);
  const times = Array.from({ length: 391 }, (_, index) => 15 * 60 + 30 - index).map(
    (minute) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`,
  );
  expect([times[0], times.at(-1)]).toEqual(['153000', '090000']);
  const answers = await Promise.all(
    times.map((time) =>
      provider.call(
        { trId: 'FHKST01010300', params: { symbol: '005930', time }, account: 'default' },
        { signal },
      ),
    ),
  );
  for (const { data, ticks } of answers) {
    expect(data['data']).toHaveLength(30);
    expect(ticks).toHaveLength(30);
    expect(data['warnings']).toEqual([expect.stringContaining('FHPST01060000 gives those before a time')]);
  }
  await provider.close?.();
});
