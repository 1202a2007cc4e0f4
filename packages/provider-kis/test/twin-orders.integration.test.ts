import { type BrokerTwin, createBrokerTwin, type Fault } from '@hub/broker-twin';
import { isProviderError } from '@hub/provider';
import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import type { KisProvider, OrderIntent } from '../src/index.ts';
import { twinProvider } from './support/twin-provider.ts';

const { signal } = new AbortController();
const TIMEOUT_MS = 150;

/** What can go wrong with an order, and whether the broker has it then. */
const faults: readonly { readonly fault: Fault; readonly isPlaced: boolean }[] = [
  { fault: { kind: 'drop', when: 'after' }, isPlaced: true },
  { fault: { kind: 'reset', when: 'after' }, isPlaced: true },
  { fault: { kind: 'black-hole', when: 'after' }, isPlaced: true },
  { fault: { kind: 'truncate', share: 0.5 }, isPlaced: true },
  { fault: { kind: 'html', when: 'after' }, isPlaced: true },
  { fault: { kind: 'status', status: 502, when: 'after' }, isPlaced: true },
  { fault: { kind: 'drop', when: 'before' }, isPlaced: false },
  { fault: { kind: 'reset', when: 'before' }, isPlaced: false },
  { fault: { kind: 'black-hole', when: 'before' }, isPlaced: false },
  { fault: { kind: 'html', when: 'before' }, isPlaced: false },
  { fault: { kind: 'status', status: 503, when: 'before' }, isPlaced: false },
];

function priceOf(number: number): number {
  return 33_000 + 50 * number;
}

function tradingTwin(): Promise<BrokerTwin> {
  return createBrokerTwin({ clock: { speed: 0 }, kis: { real: { limit: { limit: 100_000 } } } });
}

/** Places an order at a price of its own, below the market, so that it stays and can be told from all others. */
async function place(provider: KisProvider, number: number) {
  return provider.call(
    {
      trId: 'TTTC0012U',
      params: { symbol: '005930', order_type: 'limit', quantity: 1, price: priceOf(number), market: 'KRX' },
      account: 'default',
    },
    { signal, timeoutMs: TIMEOUT_MS },
  );
}

test.each(faults)('$fault: unknown, then $isPlaced by the order list', async ({ fault, isPlaced }) => {
  await using twin = await tradingTwin();
  const intents: OrderIntent[] = [];
  const provider = twinProvider(twin, {
    async onOrderIntent(intent) {
      intents.push(intent);
    },
  });
  twin.faults.add({ broker: 'KIS', path: '/uapi/domestic-stock/v1/trading/order-cash', fault });
  const error: unknown = await place(provider, 7).catch((thrown: unknown) => thrown);
  expect(isProviderError(error) && error.code).toBe('ERR_PROVIDER_OUTCOME_UNKNOWN');
  const [intent] = intents;
  if (intent === undefined) throw new Error('no record was kept');

  const lookup = await provider.findOrder({ intent }, { signal });
  expect(lookup).toMatchObject(
    isPlaced
      ? { outcome: 'found', order: { symbol: '005930', side: 'BUY', price: '33350' } }
      : { outcome: 'not-found' },
  );
  await provider.close?.();
});

test('200 orders with faults: none is there twice, every answer is true', async () => {
  await using twin = await tradingTwin();
  const random = seededRandom(7);
  const intents = new Map<number, OrderIntent>();
  const provider = twinProvider(twin, {
    async onOrderIntent(intent) {
      intents.set(Number(intent.price), intent);
    },
  });
  const said = new Map<number, 'accepted' | 'unknown' | 'refused'>();
  for (let number = 1; number <= 200; number += 1) {
    const chosen = random() < 0.5 ? faults[Math.floor(random() * faults.length)] : undefined;
    if (chosen?.fault.kind === 'black-hole' && number % 4 !== 0) {
      // Each costs its whole time-out: a few are enough.
      twin.faults.add({
        id: 'now',
        broker: 'KIS',
        trId: 'TTTC0012U',
        times: 1,
        fault: { kind: 'drop', when: 'after' },
      });
    } else if (chosen !== undefined) {
      twin.faults.add({ id: 'now', broker: 'KIS', trId: 'TTTC0012U', times: 1, fault: chosen.fault });
    }
    const outcome: unknown = await place(provider, number).catch((thrown: unknown) => thrown);
    twin.faults.clear();
    if (!isProviderError(outcome)) said.set(priceOf(number), 'accepted');
    else said.set(priceOf(number), outcome.retry === 'outcome-unknown' ? 'unknown' : 'refused');
  }

  const list = await provider.call(
    { trId: 'TTTC0081R', params: { from: '20260911' }, account: 'default' },
    { signal },
  );
  expect(list.partial).toBeUndefined();
  const placed = (list.orders ?? []).map((order) => Number(order.price));
  expect(placed.length).toBeGreaterThan(100);
  expect(new Set(placed).size).toBe(placed.length);
  for (const [price, word] of said) {
    if (word === 'accepted') expect(placed).toContain(price);
    if (word === 'refused') expect(placed).not.toContain(price);
    const intent = intents.get(price);
    if (word !== 'unknown' || intent === undefined) continue;
    const { outcome } = await provider.findOrder({ intent }, { signal });
    expect([price, outcome]).toEqual([price, placed.includes(price) ? 'found' : 'not-found']);
  }
  expect([...said.values()].filter((word) => word === 'unknown').length).toBeGreaterThan(50);
  await provider.close?.();
});

test('a token that dies before an order: not sent again, and it may be', async () => {
  await using twin = await tradingTwin();
  const provider = twinProvider(twin);
  await place(provider, 1);
  twin.killToken({ broker: 'KIS' });
  const error: unknown = await place(provider, 2).catch((thrown: unknown) => thrown);
  expect(isProviderError(error) && [error.retry, error.providerCode]).toEqual(['safe', 'EGW00121']);
  expect(twin.calls().counts.find(({ trId }) => trId === 'TTTC0012U')?.total).toBe(2);
  await provider.close?.();
});

test('an order is cancelled by its number alone', async () => {
  await using twin = await tradingTwin();
  const provider = twinProvider(twin);
  const placed = await place(provider, 3);
  const orderId = placed.orders?.[0]?.order_id ?? '';
  await provider.call(
    {
      trId: 'TTTC0013U',
      params: {
        order_no: orderId,
        action: 'cancel',
        order_type: 'limit',
        quantity: 0,
        price: 0,
        whole_remainder: 'Y',
      },
      account: 'default',
    },
    { signal },
  );
  const list = await provider.call(
    { trId: 'TTTC0081R', params: { from: '20260911' }, account: 'default' },
    { signal },
  );
  const original = list.orders?.find(({ order_id }) => order_id === orderId);
  expect(original).toMatchObject({ status: 'CANCELLED', filled_quantity: '0', remaining_quantity: '0' });
  await provider.close?.();
});
