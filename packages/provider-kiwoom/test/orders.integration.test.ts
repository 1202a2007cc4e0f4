import { describe, expect, test } from 'vitest';
import type { OrderIntent } from '../src/index.ts';
import { ANSWERED_AT_MS, type Answer, failure, type Reply, startBroker, success } from './support/broker.ts';
import { account, context, providerOf, task } from './support/provider.ts';

const buy = { symbol: '005930', quantity: 10, price: 97_200, order_type: 'limit' };
const accepted = { body: { ord_no: '0034447', dmst_stex_tp: 'KRX', ...success } };

/** Sends one order to a broker that answers so. */
async function order(
  answer: Answer,
  more: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
) {
  await using broker = await startBroker(answer);
  const intents: OrderIntent[] = [];
  const provider = providerOf(broker, {
    ordersAllowed: ['default'],
    onOrderIntent: async (intent) => {
      expect(broker.seen).toEqual([]);
      intents.push(intent);
    },
  });
  const outcome = await provider
    .call(task('kt10000', buy), context({ taskId: 't-1', ...more }))
    .catch((error: unknown) => error);
  await provider.close?.();
  return { outcome, intents, sent: broker.seen.filter(({ trId }) => trId === 'kt10000').length };
}

const orderReply =
  (reply: Reply | undefined): Answer =>
  ({ trId }) =>
    trId === '' ? undefined : reply;

test('orders are off: nothing is recorded, nothing is sent', async () => {
  await using broker = await startBroker(orderReply(accepted));
  const provider = providerOf(broker);
  await expect(provider.call(task('kt10000', buy), context())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_REJECTED',
    message: expect.stringContaining('orders are off for account "default"'),
  });
  expect([broker.seen, broker.issued]).toEqual([[], []]);
});

test('only accounts on the list may order', async () => {
  await using broker = await startBroker(orderReply(accepted));
  const provider = providerOf(broker, {
    accounts: { default: account, second: account },
    ordersAllowed: ['second'],
    onOrderIntent: () => Promise.resolve(),
  });
  await expect(provider.call(task('kt10000', buy), context())).rejects.toMatchObject({
    providerCode: 'hub-orders',
  });
  await expect(provider.call(task('kt10000', buy, 'second'), context())).resolves.toBeDefined();
  await provider.close?.();
});

test('the intent is recorded before the order is sent', async () => {
  const { outcome, intents, sent } = await order(orderReply(accepted));
  expect(sent).toBe(1);
  expect(outcome).toMatchObject({ orders: [{ order_id: '0034447', status: 'OPEN' }] });
  expect(intents).toEqual([
    {
      provider: 'KIWOOM',
      environment: 'real',
      account: 'default',
      taskId: 't-1',
      trId: 'kt10000',
      kind: 'new',
      side: 'BUY',
      symbol: '005930',
      quantity: '10',
      price: '97200',
      venue: 'KRX',
      orderType: '0',
      recordedAtMs: ANSWERED_AT_MS,
    },
  ]);
});

test('an order whose intent cannot be recorded is not sent', async () => {
  await using broker = await startBroker(orderReply(accepted));
  const provider = providerOf(broker, {
    ordersAllowed: ['default'],
    onOrderIntent: () => Promise.reject(new Error('Redis is away')),
  });
  await expect(provider.call(task('kt10000', buy), context())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_UNAVAILABLE',
    retry: 'safe',
  });
  await provider.close?.();
  expect(broker.seen).toEqual([]);
});

describe('an order is sent once, whatever comes back', () => {
  test.each<[string, Reply | undefined, string]>([
    ['nothing: the connection is cut', undefined, 'outcome-unknown'],
    ['a page of a proxy', { status: 502, body: '<html>Bad Gateway</html>' }, 'outcome-unknown'],
    ['HTML with HTTP 200', { body: '<html></html>' }, 'outcome-unknown'],
    ['JSON without an envelope', { body: {} }, 'outcome-unknown'],
    [
      'an unexpected error',
      failure(7, '서비스를 처리하는 중에 오류가 발생했습니다[1999:…]'),
      'outcome-unknown',
    ],
    ['an unknown code', failure(7, '서비스를 처리하는 중에 오류가 발생했습니다[4711:…]'), 'outcome-unknown'],
    ['a refusal of the order host in no list', failure(20, '[2000](RC4711:…)'), 'never'],
    ['a closed market', failure(20, '[2000](RC4058:모의투자 장종료)'), 'never'],
    ['too many', failure(5, '허용된 요청 개수를 초과하였습니다[1700:…]', 429), 'safe'],
    ['a dead token', failure(3, '인증에 실패했습니다[8005:…]'), 'safe'],
  ])('%s', async (_what, reply, retry) => {
    const { outcome, sent, intents } = await order(({ path }) =>
      // A broker that answers nothing cuts the connection of the order only.
      path === '/oauth2/token' ? tokenAnswer : reply,
    );
    expect(outcome).toMatchObject({ retry });
    expect([sent, intents.length]).toEqual([1, 1]);
  });

  test('nothing in time', async () => {
    const { outcome, sent } = await order(
      ({ trId }) => (trId === '' ? undefined : new Promise(() => undefined)),
      { timeoutMs: 100 },
    );
    expect(outcome).toMatchObject({ code: 'ERR_PROVIDER_OUTCOME_UNKNOWN' });
    expect(sent).toBe(1);
  });
});

const orderReplyOf = (said: string): Answer => orderReply(failure(20, said));

/** A row of ka10075. */
const listedOpen = {
  ord_no: '0034447',
  stk_cd: '005930',
  io_tp_nm: '+매수',
  trde_tp: '보통',
  ord_stt: '접수',
  ord_qty: '10',
  ord_pric: '97200',
  oso_qty: '10',
  cntr_qty: '0',
  orig_ord_no: '0000000',
  tm: '101512',
  stex_tp_txt: 'KRX',
  sor_yn: 'N',
};

const tokenAnswer: Reply = {
  body: { token: 'token-1', expires_dt: '20260311160000', token_type: 'Bearer', ...success },
};

describe('a change of an order that names only its number', () => {
  const answers: Answer = ({ trId }) => {
    if (trId === '') return undefined;
    if (trId === 'ka10075') return { body: { oso: [listedOpen], ...success } };
    return {
      body: { ord_no: trId === 'kt10000' ? '0034447' : '0034450', cncl_qty: '000000000010', ...success },
    };
  };
  const ordering = { ordersAllowed: ['default'], onOrderIntent: () => Promise.resolve() };

  test('is filled in from the receipt', async () => {
    await using broker = await startBroker(answers);
    const provider = providerOf(broker, ordering);
    await provider.call(task('kt10000', { ...buy, market: 'SOR' }), context());
    await provider.call(task('kt10003', { order_number: '34447' }), context());
    await provider.close?.();
    expect(broker.seen.map(({ trId }) => trId)).toEqual(['kt10000', 'kt10003']);
    expect(broker.seen[1]?.body).toEqual({
      dmst_stex_tp: 'SOR',
      orig_ord_no: '34447',
      stk_cd: '005930',
      cncl_qty: '0',
    });
  });

  test('or from the open orders', async () => {
    await using broker = await startBroker(answers);
    const provider = providerOf(broker, ordering);
    await provider.call(task('kt10003', { order_number: '0034447' }), context());
    await provider.close?.();
    expect(broker.seen.map(({ trId }) => trId)).toEqual(['ka10075', 'kt10003']);
    expect(broker.seen[1]?.body).toEqual({
      dmst_stex_tp: 'KRX',
      orig_ord_no: '0034447',
      stk_cd: '005930',
      cncl_qty: '0',
    });
  });

  test('and refused if neither has it', async () => {
    await using broker = await startBroker(answers);
    const provider = providerOf(broker, ordering);
    await expect(provider.call(task('kt10003', { order_number: '99' }), context())).rejects.toMatchObject({
      providerCode: 'hub-params',
      message: expect.stringContaining('stk_cd: is required'),
    });
    await provider.close?.();
    expect(broker.seen.map(({ trId }) => trId)).toEqual(['ka10075']);
  });

  test('looks for nothing where orders are off', async () => {
    await using broker = await startBroker(answers);
    const provider = providerOf(broker);
    await expect(provider.call(task('kt10003', { order_number: '99' }), context())).rejects.toMatchObject({
      providerCode: 'hub-orders',
    });
    expect([broker.seen, broker.issued]).toEqual([[], []]);
  });
});

test('codes in no list are told', async () => {
  const codes: string[] = [];
  await using broker = await startBroker(orderReplyOf('[2000](RC4711:…)'));
  const provider = providerOf(broker, {
    ordersAllowed: ['default'],
    onOrderIntent: () => Promise.resolve(),
    onUnknownCode: (code, trId) => codes.push(`${trId} ${code}`),
  });
  await expect(provider.call(task('kt10000', buy), context())).rejects.toMatchObject({
    providerCode: 'RC4711',
    retry: 'never',
  });
  await provider.close?.();
  expect(codes).toEqual(['kt10000 RC4711']);
});

describe('the lookup of an order without an answer', () => {
  const intent: OrderIntent = {
    provider: 'KIWOOM',
    environment: 'real',
    account: 'default',
    trId: 'kt10000',
    kind: 'new',
    side: 'BUY',
    symbol: '005930',
    quantity: '10',
    price: '97200',
    venue: 'KRX',
    orderType: '0',
    recordedAtMs: Date.parse('2026-03-10T01:15:10Z'),
  };
  /** A row of kt00007, with colons in its time and zeros in front of its figures. */
  const listed = (number: string, more: Readonly<Record<string, string>> = {}) => ({
    ord_no: number,
    stk_cd: 'A005930',
    io_tp_nm: '현금매수',
    trde_tp: '보통',
    ord_qty: '0000000010',
    ord_uv: '0000097200',
    cntr_qty: '0000000000',
    ord_remnq: '0000000010',
    ori_ord: '0000000',
    ord_tm: '10:15:12',
    mdfy_cncl: '',
    dmst_stex_tp: 'KRX',
    ...more,
  });
  async function lookUp(
    lists: Readonly<Record<string, readonly object[]>>,
    knownOrderIds: readonly string[] = [],
  ) {
    const keys: Readonly<Record<string, string>> = {
      ka10075: 'oso',
      ka10076: 'cntr',
      kt00007: 'acnt_ord_cntr_prps_dtl',
    };
    await using broker = await startBroker(({ trId }) =>
      trId === '' ? undefined : { body: { [keys[trId] ?? '']: lists[trId] ?? [], ...success } },
    );
    const provider = providerOf(broker);
    const found = await provider.findOrder(
      { intent, knownOrderIds, untilMs: intent.recordedAtMs + 60_000 },
      context(),
    );
    await provider.close?.();
    return { found, asked: broker.seen.map(({ trId, body }) => [trId, body['stk_cd'], body['ord_dt']]) };
  }

  test('reads the open orders, the fills and all orders of the day of that symbol', async () => {
    const { found, asked } = await lookUp({});
    expect(found).toEqual({ outcome: 'not-found' });
    expect(asked).toEqual([
      ['ka10075', '005930', undefined],
      ['ka10076', '005930', undefined],
      ['kt00007', '005930', '20260310'],
    ]);
  });

  test('finds the one like it, though two lists have it', async () => {
    const { found } = await lookUp({ ka10075: [listedOpen], kt00007: [listed('0034447')] });
    expect(found).toMatchObject({
      outcome: 'found',
      order: { order_id: '0034447', status: 'OPEN', quantity: '10', price: '97200' },
    });
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['another quantity', { ord_qty: '0000000011' }],
    ['another price', { ord_uv: '0000097300' }],
    ['the other side', { io_tp_nm: '현금매도' }],
    ['another time', { ord_tm: '09:15:12' }],
    ['an amendment', { mdfy_cncl: '정정', ori_ord: '0034440' }],
    ['another symbol', { stk_cd: 'A000660' }],
  ])('does not take %s for it', async (_what, row) => {
    expect((await lookUp({ kt00007: [listed('0034447', row)] })).found).toEqual({ outcome: 'not-found' });
  });

  test('says that several are alike, and leaves out those that are known', async () => {
    const lists = { kt00007: [listed('0034447'), listed('0034448')] };
    expect((await lookUp(lists)).found).toMatchObject({
      outcome: 'ambiguous',
      orders: [{ order_id: '0034447' }, { order_id: '0034448' }],
    });
    expect((await lookUp(lists, ['0034447'])).found).toMatchObject({
      outcome: 'found',
      order: { order_id: '0034448' },
    });
  });
});
