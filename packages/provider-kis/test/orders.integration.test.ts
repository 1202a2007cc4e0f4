import { isProviderError, type ProviderRequest } from '@hub/provider';
import { describe, expect, test } from 'vitest';
import type { OrderIntent } from '../src/index.ts';
import { fixture } from './support/fixture.ts';
import { type Replay, replayServer, SAMPLE_MS, tokenAnswer } from './support/replay-server.ts';
import { realAccount, testProvider } from './support/test-provider.ts';

const { signal } = new AbortController();
const buy: ProviderRequest = {
  trId: 'TTTC0012U',
  params: { symbol: '005930', order_type: 'limit', quantity: 10, price: 82_000, market: 'KRX' },
  account: 'default',
};

const withToken =
  (answer: Replay): Replay =>
  (request) =>
    request.path === '/oauth2/tokenP' ? tokenAnswer() : answer(request);

async function failureOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isProviderError(error)) throw new Error('no error of the contract', { cause: error });
  return error;
}

describe('an order is recorded, then sent, once', () => {
  test('the intent is kept before the request leaves', async () => {
    const events: string[] = [];
    const intents: OrderIntent[] = [];
    await using server = await replayServer(
      withToken(() => {
        events.push('sent');
        return fixture('order-cash');
      }),
    );
    const provider = testProvider(server.url, {
      now: () => SAMPLE_MS,
      async onOrderIntent(intent) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        intents.push(intent);
        events.push('recorded');
      },
    });
    await provider.call(buy, { signal, taskId: 'task-1' });
    expect(events).toEqual(['recorded', 'sent']);
    expect(intents).toEqual([
      {
        provider: 'KIS',
        environment: 'real',
        account: 'default',
        taskId: 'task-1',
        trId: 'TTTC0012U',
        kind: 'new',
        side: 'BUY',
        symbol: '005930',
        quantity: '10',
        price: '82000',
        venue: 'KRX',
        orderType: '00',
        recordedAtMs: SAMPLE_MS,
      },
    ]);
    expect(JSON.stringify(intents)).not.toContain(realAccount.accountNumber);
    await provider.close?.();
  });

  test('nothing is sent when the record fails', async () => {
    await using server = await replayServer(withToken(() => fixture('order-cash')));
    const provider = testProvider(server.url, {
      onOrderIntent: () => Promise.reject(new Error('Redis is away')),
    });
    expect(await failureOf(provider.call(buy, { signal }))).toMatchObject({ retry: 'safe' });
    expect(server.seen).toEqual([]);
    await provider.close?.();
  });

  test('orders are off unless the account is named', async () => {
    await using server = await replayServer(withToken(() => fixture('order-cash')));
    const provider = testProvider(server.url, {
      accounts: { default: realAccount, other: realAccount },
      ordersAllowed: ['other'],
    });
    const error = await failureOf(provider.call(buy, { signal }));
    expect(error.message).toContain('orders are off unless allowed');
    expect([server.seen, server.tokenCalls]).toEqual([[], []]);
    expect(() =>
      testProvider(server.url, { ordersAllowed: ['default'], onOrderIntent: undefined as never }),
    ).toThrow('ordersAllowed needs onOrderIntent');
    await provider.close?.();
  });

  const code = (msg_cd: string, status = 500) => ({ status, body: { rt_cd: '1', msg_cd, msg1: 'said' } });
  test.each([
    ['no answer', 'hang', 'outcome-unknown'],
    ['a reset', 'reset', 'outcome-unknown'],
    ['a page of a proxy', { status: 200, body: '<html></html>' }, 'outcome-unknown'],
    ['502', { status: 502, body: 'Bad Gateway' }, 'outcome-unknown'],
    ['half an answer', { status: 200, body: '{"rt_cd":"0","outp' }, 'outcome-unknown'],
    ['an unknown code', code('EGW99999'), 'outcome-unknown'],
    [
      'an unknown refusal of the ledger',
      { status: 200, body: { rt_cd: '7', msg_cd: 'APBK9999' } },
      'outcome-unknown',
    ],
    ['a timeout inside', code('EGW00302'), 'outcome-unknown'],
    ['a routing failure', code('EGW00202'), 'outcome-unknown'],
    ['a server error', code('EGW00002'), 'outcome-unknown'],
    ['too many', code('EGW00201'), 'safe'],
    ['a dead token', code('EGW00123'), 'safe'],
    ['a refusal', fixture('order-cash-rejected'), 'never'],
    ['a closed market', fixture('order-cash-paper-closed'), 'never'],
  ] as const)('%s: sent once, advice told', async (_, answer, retry) => {
    await using server = await replayServer(withToken(() => answer));
    const provider = testProvider(server.url);
    const error = await failureOf(provider.call(buy, { signal, timeoutMs: 200 }));
    expect(error.retry).toBe(retry);
    expect(server.seen).toHaveLength(1);
    await provider.close?.();
  });
});

describe('looking for an order whose answer never came', () => {
  const intent: OrderIntent = {
    provider: 'KIS',
    environment: 'real',
    account: 'default',
    trId: 'TTTC0012U',
    kind: 'new',
    side: 'BUY',
    symbol: '005930',
    quantity: '10',
    price: '82000',
    venue: 'KRX',
    orderType: '00',
    recordedAtMs: Date.parse('2026-09-11T01:04:10Z'),
  };
  const list = withToken(() => fixture('daily-ccld'));

  test.each([
    ['the one that fits', {}, { outcome: 'found', order: { order_id: '0000117057' } }],
    ['none of another price', { price: '82100' }, { outcome: 'not-found' }],
    ['none of another side', { side: 'SELL' as const }, { outcome: 'not-found' }],
    ['none of another quantity', { quantity: '11' }, { outcome: 'not-found' }],
    ['none of another symbol', { symbol: '000660' }, { outcome: 'not-found' }],
    ['none that is older', { recordedAtMs: Date.parse('2026-09-11T01:05:00Z') }, { outcome: 'not-found' }],
    ['a price written otherwise', { price: '82000.00' }, { outcome: 'found' }],
  ])('finds %s', async (_, over, outcome) => {
    await using server = await replayServer(list);
    const provider = testProvider(server.url, { now: () => SAMPLE_MS });
    const lookup = await provider.findOrder({ intent: { ...intent, ...over } }, { signal });
    expect(lookup).toMatchObject(outcome);
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.query).toMatchObject({
      INQR_STRT_DT: '20260911',
      INQR_END_DT: '20260911',
      EXCG_ID_DVSN_CD: 'ALL',
    });
    await provider.close?.();
  });

  test('leaves out numbers that are known to be others', async () => {
    await using server = await replayServer(list);
    const provider = testProvider(server.url, { now: () => SAMPLE_MS });
    const sought = { intent, knownOrderIds: ['0000117057'] };
    expect(await provider.findOrder(sought, { signal })).toEqual({ outcome: 'not-found' });
    await provider.close?.();
  });

  test('refuses to say "not found" of orders that other lists have', async () => {
    await using server = await replayServer(list);
    const provider = testProvider(server.url, { now: () => SAMPLE_MS });
    for (const trId of ['TTTT1002U', 'TTTC0952U', 'TTTO1101U', 'CTSC0008U']) {
      const error = await failureOf(provider.findOrder({ intent: { ...intent, trId } }, { signal }));
      expect(error.message).toContain('in another list');
    }
    expect(server.seen).toEqual([]);
    await provider.close?.();
  });

  test('says when several fit', async () => {
    const sample = fixture('daily-ccld');
    const [, filled] = sample.body['output1'] as Record<string, string>[];
    const twin = { ...filled, odno: '0000117060', ord_tmd: '100420' };
    await using server = await replayServer(
      withToken(() => ({ ...sample, body: { ...sample.body, output1: [twin, filled] } })),
    );
    const provider = testProvider(server.url, { now: () => SAMPLE_MS });
    const lookup = await provider.findOrder({ intent }, { signal });
    expect(lookup.outcome === 'ambiguous' && lookup.orders.map(({ order_id }) => order_id)).toEqual([
      '0000117060',
      '0000117057',
    ]);
    await provider.close?.();
  });
});

describe('a cancellation finds branch and venue of its order', () => {
  const cancel: ProviderRequest = {
    trId: 'TTTC0013U',
    params: {
      order_no: '0000117057',
      action: 'cancel',
      order_type: 'limit',
      quantity: 0,
      price: 0,
      whole_remainder: 'Y',
    },
    account: 'default',
  };
  const broker = withToken(({ path }) => {
    if (path.endsWith('inquire-daily-ccld')) return fixture('daily-ccld');
    return path.endsWith('order-rvsecncl') ? fixture('order-rvsecncl') : fixture('order-cash');
  });

  test('from its receipt, if this process placed it', async () => {
    await using server = await replayServer(broker);
    const provider = testProvider(server.url);
    await provider.call(buy, { signal });
    await provider.call(cancel, { signal });
    expect(server.seen.map(({ headers }) => headers['tr_id'])).toEqual(['TTTC0012U', 'TTTC0013U']);
    expect(server.seen[1]?.body).toMatchObject({ KRX_FWDG_ORD_ORGNO: '91252', EXCG_ID_DVSN_CD: 'KRX' });
    await provider.close?.();
  });

  test('from the order list, if another one did', async () => {
    await using server = await replayServer(broker);
    const provider = testProvider(server.url);
    await provider.call(cancel, { signal });
    expect(server.seen.map(({ headers }) => headers['tr_id'])).toEqual(['TTTC0081R', 'TTTC0013U']);
    expect(server.seen[1]?.body).toMatchObject({ KRX_FWDG_ORD_ORGNO: '91252', ORGN_ODNO: '0000117057' });
    await provider.close?.();
  });

  test('or is sent as it is, if the caller knows', async () => {
    await using server = await replayServer(broker);
    const provider = testProvider(server.url);
    await provider.call({ ...cancel, params: { ...cancel.params, branch_no: '00950' } }, { signal });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.body).toMatchObject({ KRX_FWDG_ORD_ORGNO: '00950' });
    await provider.close?.();
  });
});
