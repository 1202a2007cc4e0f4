import { type BrokerTwin, createBrokerTwin, type Fault } from '@hub/broker-twin';
import { isProviderError } from '@hub/provider';
import { MemoryTokenStore } from '@hub/provider-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKiwoomProvider, type KiwoomProviderOptions, type OrderIntent } from '../src/index.ts';
import { trRegistry } from '../src/registry/tr-table.ts';
import { context, openGate, task } from './support/provider.ts';

let twin: BrokerTwin;

beforeAll(async () => {
  // Friday 2026-09-11, 16:00 in Korea; time stands still.
  twin = await createBrokerTwin({ seed: 7, clock: { startMs: Date.UTC(2026, 8, 11, 7), speed: 0 } });
});

afterAll(() => twin.close());

beforeEach(() => {
  twin.clock.step(60_000);
  twin.faults.clear();
  twin.clearCalls();
});

function provider(options: Partial<KiwoomProviderOptions> = {}, environment: 'real' | 'paper' = 'real') {
  const { url, accounts } = twin.kiwoom[environment];
  const { appKey = '', appSecret: secretKey = '' } = accounts[0] ?? {};
  return createKiwoomProvider({
    environment,
    baseUrl: url,
    accounts: { default: { appKey, secretKey, environment } },
    tokenStore: new MemoryTokenStore(() => twin.clock.now()),
    tokenSettings: { spacingMs: 0 },
    now: () => twin.clock.now(),
    ...options,
  });
}

/** How many requests Kiwoom got: of one TR, or of all with those for tokens. */
function arrived(trId?: string): number {
  return twin
    .calls()
    .counts.filter((count) => count.broker === 'KIWOOM' && (trId === undefined || count.trId === trId))
    .reduce((sum, { total }) => sum + total, 0);
}

const symbol = { symbol: '005930' };

test('one day of minutes is one task and 381 candles', async () => {
  await using kiwoom = closing(provider());
  const day = { from: '2026-09-10', to: '2026-09-10' };
  const {
    candles = [],
    data,
    partial,
  } = await kiwoom.call(task('ka10080', { ...symbol, ...day }), context());
  expect(partial).toBeUndefined();
  expect(candles).toHaveLength(381);
  expect(data['data']).toHaveLength(381);
  expect([candles[0]?.open_time, candles.at(-1)?.open_time]).toEqual([
    '2026-09-10T00:00:00Z',
    '2026-09-10T06:30:00Z',
  ]);
  expect(new Set(candles.map((candle) => candle.open_time)).size).toBe(381);
  expect(new Set(candles.map((candle) => candle.source_type))).toEqual(new Set(['REST_API_KIWOOM']));
  expect(arrived('ka10080')).toBeLessThanOrEqual(2);

  const daily = await kiwoom.call(task('ka10081', { ...symbol, ...day, adjusted: false }), context());
  const volume = candles.reduce((sum, candle) => sum + BigInt(candle.volume ?? '0'), 0n);
  expect(daily.candles).toMatchObject([
    { trading_day: '2026-09-10', volume: String(volume), close: candles.at(-1)?.close },
  ]);
});

test('five years of days are one task, without holes or doubles', async () => {
  await using kiwoom = closing(provider());
  const range = { from: '2021-09-11', to: '2026-09-11' };
  const { candles = [], partial } = await kiwoom.call(task('ka10081', { ...symbol, ...range }), context());
  const days = candles.map((candle) => candle.trading_day ?? '');
  expect(partial).toBeUndefined();
  expect(days).toEqual([...new Set(days)].sort());
  // 600 rows a page; about 245 trading days a year.
  expect(days.length).toBeGreaterThan(1_200);
  expect(days.length).toBeLessThan(1_260);
  expect([days[0], days.at(-1)]).toEqual(['2021-09-13', '2026-09-11']);
  expect(arrived('ka10081')).toBe(3);
});

test('a token the broker forgets costs one failed request and no task', async () => {
  await using kiwoom = closing(provider());
  await kiwoom.call(task('ka10001', symbol), context());
  expect(twin.killToken({ broker: 'KIWOOM' })).toBe(1);
  twin.clearCalls();
  for (const trId of ['ka10001', 'ka10004', 'ka10003']) {
    await kiwoom.call(task(trId, symbol), context());
  }
  // One refused call, the token, and the three answers.
  expect(arrived()).toBe(5);
});

test('more than the limit is refused, told to the gate, and safe to repeat', async () => {
  await using kiwoom = closing(provider());
  const { gate, refusals } = openGate();
  const calls = Array.from({ length: 8 }, () => kiwoom.call(task('ka10001', symbol), context({ gate })));
  const outcomes = await Promise.allSettled(calls);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) {
    expect(reason).toMatchObject({ code: 'ERR_RATE_LIMITED', providerCode: '1700', retryAfterMs: 1_000 });
  }
  expect(refusals).toEqual(refused.map(() => ({ reason: '1700' })));
});

describe('the wrong environment', () => {
  test.each([
    ['real', 'paper'],
    ['paper', 'real'],
  ] as const)('%s host with an account of %s: no TR reaches it', async (environment, ofAccount) => {
    const { appKey = '', appSecret: secretKey = '' } = twin.kiwoom[ofAccount].accounts[0] ?? {};
    const accounts = { default: { appKey, secretKey, environment: ofAccount } };
    await using kiwoom = closing(provider({ accounts }, environment));
    for (const { id } of trRegistry.all) {
      await expect(kiwoom.call(task(id, symbol), context()), id).rejects.toMatchObject({
        providerCode: 'hub-environment',
      });
    }
    expect(arrived()).toBe(0);
  });

  test('a key that only says it is real is refused at the token, and asked for no more', async () => {
    const { appKey = '', appSecret: secretKey = '' } = twin.kiwoom.paper.accounts[0] ?? {};
    const accounts = { default: { appKey, secretKey, environment: 'real' as const } };
    await using kiwoom = closing(provider({ accounts, tokenSettings: {} }));
    for (let round = 0; round < 3; round += 1) {
      await expect(kiwoom.call(task('ka10001', symbol), context())).rejects.toMatchObject({ retry: 'never' });
    }
    expect(arrived()).toBe(1);
  });
});

test('every query is answered: 103 of quotes and 25 of the account', async () => {
  await using kiwoom = closing(provider());
  const failed: string[] = [];
  let answered = 0;
  for (const { id, class: operationClass, isToken } of trRegistry.all) {
    if (operationClass === 'order' || isToken) continue;
    twin.clock.step(1_000);
    const { params } = trRegistry.get(id) ?? { params: [] };
    const sample: Record<string, string> = {};
    for (const { name, required, format } of params) {
      if (required) sample[name] = format === 'date' ? '20260910' : (samples[name] ?? '1');
    }
    const answer = await kiwoom.call(task(id, sample), context()).catch((error: unknown) => error);
    if (answer instanceof Error) failed.push(`${id}: ${answer.message}`);
    else answered += 1;
  }
  expect([failed, answered]).toEqual([[], 128]);
});

/** What is sent for a parameter that has no default. */
const samples: Readonly<Record<string, string>> = { stk_cd: '005930', inds_cd: '001', mrkt_tp: '001' };

describe('orders', () => {
  const intents: OrderIntent[] = [];
  const ordering = (options: Partial<KiwoomProviderOptions> = {}) =>
    provider({
      ordersAllowed: ['default'],
      onOrderIntent: async (intent) => {
        intents.push(intent);
      },
      ...options,
    });

  beforeEach(() => {
    intents.length = 0;
    // Into the session of the next trading day: Monday 2026-09-14, and on.
    while (!isOpen(twin.clock.now())) twin.clock.step(600_000);
  });

  test('an answer that was lost is found in the lists, and the order was sent once', async () => {
    await using kiwoom = closing(ordering());
    const { quote } = await kiwoom.call(task('ka10001', symbol), context());
    const order = { ...symbol, quantity: 3, price: Number(quote?.lower_limit), order_type: 'limit' };
    twin.faults.add({ trId: 'kt10000', times: 1, fault: { kind: 'drop', when: 'after' } });
    await expect(kiwoom.call(task('kt10000', order), context())).rejects.toMatchObject({
      retry: 'outcome-unknown',
    });
    expect(arrived('kt10000')).toBe(1);
    const [intent] = intents;
    if (intent === undefined) throw new Error('no intent was recorded');
    const lookup = await kiwoom.findOrder({ intent }, context());
    expect(lookup).toMatchObject({
      outcome: 'found',
      order: { symbol: '005930', side: 'BUY', quantity: '3', price: String(order.price) },
    });
    if (lookup.outcome !== 'found') return;

    const cancelled = await kiwoom.call(
      task('kt10003', { ...symbol, order_number: lookup.order.order_id }),
      context(),
    );
    expect(cancelled.orders).toMatchObject([
      { action: 'CANCEL', original_order_id: lookup.order.order_id, quantity: '3' },
    ]);
  });

  test('40 orders through every fault: each is sent once, and what is said of it is true', async () => {
    await using kiwoom = closing(ordering({ timeoutMs: 300 }));
    const { quote } = await kiwoom.call(task('ka10001', symbol), context());
    const price = Number(quote?.lower_limit);
    const faults: readonly Fault[] = [
      { kind: 'drop', when: 'before' },
      { kind: 'drop', when: 'after' },
      { kind: 'reset', when: 'after' },
      { kind: 'black-hole', when: 'after' },
      { kind: 'truncate' },
      { kind: 'garbage' },
    ];
    const told = { accepted: 0, refused: 0, unknown: 0, found: 0 };
    // No other order of this file has such a quantity.
    for (let quantity = 11; quantity <= 50; quantity += 1) {
      twin.clock.step(1_000);
      twin.faults.clear();
      const fault = faults[quantity % 8];
      if (fault !== undefined) twin.faults.add({ trId: 'kt10000', times: 1, fault });
      // Off the tick grid: refused by the order host.
      const order = {
        ...symbol,
        quantity,
        price: quantity % 10 === 0 ? price + 1 : price,
        order_type: 'limit',
      };
      const isListed = async () => (await listed(kiwoom)).has(String(quantity));
      const outcome: unknown = await kiwoom
        .call(task('kt10000', order), context())
        .catch((error: unknown) => error);
      if (!isProviderError(outcome)) {
        told.accepted += 1;
        expect(await isListed(), `accepted ${quantity}`).toBe(true);
      } else if (outcome.retry === 'never') {
        told.refused += 1;
        expect(await isListed(), `refused ${quantity}`).toBe(false);
      } else {
        expect(outcome.retry).toBe('outcome-unknown');
        told.unknown += 1;
        const intent = intents.at(-1);
        if (intent === undefined) throw new Error('no intent was recorded');
        const { outcome: lookup } = await kiwoom.findOrder({ intent }, context());
        if (lookup === 'found') told.found += 1;
        expect(lookup, `unknown ${quantity}`).toBe((await isListed()) ? 'found' : 'not-found');
      }
    }
    expect([arrived('kt10000'), intents.length]).toEqual([40, 40]);
    expect(told.accepted + told.refused + told.unknown).toBe(40);
    expect(Math.min(told.accepted, told.refused, told.unknown, told.found)).toBeGreaterThan(0);
  });

  test('an order that never arrived is not found', async () => {
    await using kiwoom = closing(ordering());
    const { quote } = await kiwoom.call(task('ka10001', symbol), context());
    twin.faults.add({ trId: 'kt10000', times: 1, fault: { kind: 'drop', when: 'before' } });
    const order = { ...symbol, quantity: 7, price: Number(quote?.lower_limit), order_type: 'limit' };
    await expect(kiwoom.call(task('kt10000', order), context())).rejects.toMatchObject({
      retry: 'outcome-unknown',
    });
    const [intent] = intents;
    if (intent === undefined) throw new Error('no intent was recorded');
    expect(await kiwoom.findOrder({ intent }, context())).toEqual({ outcome: 'not-found' });
  });
});

/** Quantities of the orders in the broker's books. */
async function listed(kiwoom: ReturnType<typeof provider>): Promise<ReadonlySet<string | null>> {
  twin.clock.step(1_000);
  const { orders = [] } = await kiwoom.call(task('kt00007', { count: 1_000 }), context());
  return new Set(orders.map(({ quantity }) => quantity));
}

/** 10:00 to 15:00 on a weekday in Korea. */
function isOpen(epochMs: number): boolean {
  const korea = new Date(epochMs + 9 * 3_600_000);
  return korea.getUTCDay() % 6 !== 0 && korea.getUTCHours() >= 10 && korea.getUTCHours() < 15;
}

function closing<Closable extends ReturnType<typeof createKiwoomProvider>>(kiwoom: Closable) {
  return Object.assign(kiwoom, { [Symbol.asyncDispose]: async () => kiwoom.close?.() });
}
