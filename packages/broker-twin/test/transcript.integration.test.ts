import { expect, test } from 'vitest';
import { type BrokerTwin, createBrokerTwin } from '../src/index.ts';
import {
  accountOf,
  kisGet,
  kisHeaders,
  kiwoomHeaders,
  kiwoomPost,
  PRICE,
  see,
} from './support/broker-calls.ts';

/** Tokens, quotes, pages, an order, refusals and faults of both brokers, at moments of virtual time. */
async function session(twin: BrokerTwin): Promise<void> {
  const kis = await kisHeaders(twin.kis.real);
  const kiwoom = await kiwoomHeaders(twin.kiwoom.paper);
  for (let call = 0; call < 25; call += 1) {
    await kisGet(twin.kis.real, kis);
    twin.clock.step(37);
  }
  const { account } = accountOf(twin.kis.real);
  await see(`${twin.kis.real.url}/uapi/domestic-stock/v1/trading/order-cash`, {
    method: 'POST',
    headers: { ...kis, tr_id: 'TTTC0012U' },
    body: JSON.stringify({
      CANO: account.slice(0, 8),
      ACNT_PRDT_CD: account.slice(9),
      PDNO: '005930',
      ORD_DVSN: '01',
      ORD_QTY: '3',
      ORD_UNPR: '0',
    }),
  });
  twin.clock.step(60_000);
  const chart = {
    apiId: 'ka10080',
    path: '/api/dostk/chart',
    body: { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' },
  };
  for (let page = 0, next = {}; page < 3; page += 1) {
    const { headers } = await kiwoomPost(twin.kiwoom.paper, { ...kiwoom, ...next }, chart);
    next = { 'cont-yn': headers.get('cont-yn') ?? '', 'next-key': headers.get('next-key') ?? '' };
    twin.clock.step(1_000);
  }
  await kiwoomPost(twin.kiwoom.paper, {});
}

async function transcriptOf(seed: number): Promise<string> {
  await using twin = await createBrokerTwin({
    seed,
    clock: { speed: 0 },
    transcript: true,
    faults: [{ trId: PRICE.trId, probability: 0.3, fault: { kind: 'status', status: 503 } }],
  });
  await session(twin);
  return twin.transcript();
}

test('the same seed and calls give the same transcript to the byte, three times; another seed does not', async () => {
  const first = await transcriptOf(7);
  const lines = first.trimEnd().split('\n');
  expect(lines.length).toBe(2 + 25 + 1 + 3 + 1);
  expect(lines.filter((line) => line.includes('"fault":"fault-1"')).length).toBeGreaterThan(2);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ at: expect.any(Number), status: expect.any(Number) });
  expect(await transcriptOf(7)).toBe(first);
  expect(await transcriptOf(7)).toBe(first);
  expect(await transcriptOf(8)).not.toBe(first);
});

test('lines go to a writer as they come; without either there is no transcript', async () => {
  const lines: string[] = [];
  await using twin = await createBrokerTwin({ transcript: (line) => void lines.push(line) });
  await kisHeaders(twin.kis.real);
  expect(lines.map((line) => JSON.parse(line).request.target)).toEqual(['/oauth2/tokenP']);
  expect(twin.transcript()).toBe('');
});
