import { createBrokerTwin } from '@hub/broker-twin';
import { createKisProvider } from '@hub/provider-kis';
import { MemoryTokenStore } from '@hub/provider-kit';
import { startRedis } from '@hub/testing';
import { expect, test } from 'vitest';
import { OrderNumbers } from '../src/orders/order-numbers.ts';
import type { OrderIntent } from '../src/orders/order-record.ts';
import { OrderRecords } from '../src/orders/order-records.ts';
import { withOrderLookup } from '../src/orders/with-order-lookup.ts';

const { signal } = new AbortController();

test('found, not found, ambiguous: as the order list of the broker has it, and it never orders', async () => {
  await using server = await startRedis();
  await using twin = await createBrokerTwin({ clock: { speed: 0 } });
  const redis = () => server.client();
  const numbers = new OrderNumbers(redis, 'q');
  const records = new OrderRecords({
    redis,
    normalQueue: 'q',
    numbers,
    idempotencyTtlMs: 60_000,
    attemptId: () => crypto.randomUUID(),
    monotonicMs: () => performance.now(),
  });
  const [account] = twin.kis.real.accounts;
  const [accountNumber = '', productCode = ''] = account?.account.split('-') ?? [];
  const key = { appKey: account?.appKey ?? '', appSecret: account?.appSecret ?? '' };
  const kis = createKisProvider({
    environment: 'real',
    baseUrl: twin.kis.real.url,
    accounts: { default: { ...key, accountNumber, productCode, environment: 'real' } },
    tokenStore: new MemoryTokenStore(() => twin.clock.now()),
    ordersAllowed: ['default'],
    onOrderIntent: records.record,
    now: () => twin.clock.now(),
  });
  const isOwn = (intent: OrderIntent) => intent.provider === 'KIS';
  const provider = withOrderLookup(kis, { records, numbers, isOwn, listTr: 'TTTC0081R' });

  const order = async (taskId: string, price: number) => {
    const params = { symbol: '005930', order_type: 'limit', quantity: 1, price, market: 'KRX' };
    const request = { trId: 'TTTC0012U', params, account: 'default' };
    await records.begin({
      task_id: taskId,
      provider: 'KIS',
      tr_id: request.trId,
      params,
      account: 'default',
    });
    const result = await provider.call(request, { signal, taskId }).catch((error: unknown) => ({ error }));
    await records.finish(taskId, result);
  };
  const find = async (taskId: string) => {
    const request = { trId: 'HUB_FIND_ORDER', params: { task_id: taskId }, account: 'default' };
    return (await provider.call(request, { signal })).data['data'];
  };
  const lose = (when: 'before' | 'after', times = 1) =>
    twin.faults.add({ id: 'now', trId: 'TTTC0012U', times, fault: { kind: 'drop', when } });

  expect(provider.operationClass('hub_find_order')).toBe('account');
  await order('accepted', 50_000);
  lose('after');
  await order('lost-after', 50_100);
  lose('before');
  await order('lost-before', 50_200);
  // Like one that was accepted: its number is known to be another's.
  lose('before');
  await order('like-accepted', 50_000);
  lose('after', 2);
  await order('alike-1', 50_300);
  await order('alike-2', 50_300);
  // Two alike of which the broker has one: it is found once.
  lose('after');
  await order('half-1', 50_400);
  lose('before');
  await order('half-2', 50_400);
  const ordered = twin.calls().counts.find(({ trId }) => trId === 'TTTC0012U')?.total;

  expect(await find('accepted')).toMatchObject({ outcome: 'found', order_id: '0000000001', is_final: true });
  expect(await find('lost-after')).toMatchObject({
    outcome: 'found',
    order_id: '0000000002',
    is_final: true,
  });
  expect(await find('lost-before')).toMatchObject({ outcome: 'not-found', is_final: false });
  expect(await find('like-accepted')).toMatchObject({ outcome: 'not-found' });
  expect(await find('alike-1')).toMatchObject({
    outcome: 'ambiguous',
    order_ids: expect.arrayContaining(['0000000003', '0000000004']),
  });
  expect(await find('half-1')).toMatchObject({ outcome: 'found', order_id: '0000000005' });
  expect(await find('half-1')).toMatchObject({ outcome: 'found', order_id: '0000000005' });
  expect(await find('half-2')).toMatchObject({ outcome: 'not-found' });
  expect(await find('nobody')).toMatchObject({ outcome: 'not-recorded' });
  await redis().pexpire('{q}:order:lost-before', 7 * 86_400_000 - 60_001);
  expect(await find('lost-before')).toMatchObject({ outcome: 'not-found', is_final: true });
  expect(twin.calls().counts.find(({ trId }) => trId === 'TTTC0012U')?.total).toBe(ordered);
  await kis.close?.();
});
