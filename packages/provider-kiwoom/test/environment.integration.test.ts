import { describe, expect, test } from 'vitest';
import { trRegistry } from '../src/registry/tr-table.ts';
import { startBroker } from './support/broker.ts';
import { account, context, providerOf, task } from './support/provider.ts';

describe('what cannot be right is refused before a call', () => {
  test.each([
    ['real', 'paper'],
    ['paper', 'real'],
  ] as const)('%s provider, %s account: every TR', async (environment, ofAccount) => {
    await using broker = await startBroker(() => undefined);
    const provider = providerOf(broker, {
      environment,
      accounts: { default: { ...account, environment: ofAccount } },
      ordersAllowed: ['default'],
      onOrderIntent: () => Promise.resolve(),
    });
    for (const { id } of trRegistry.all) {
      await expect(provider.call(task(id), context()), id).rejects.toMatchObject({
        providerCode: 'hub-environment',
      });
    }
    await provider.close?.();
    expect([trRegistry.all.length, broker.seen, broker.issued]).toEqual([138, [], []]);
  });

  test.each(['ka01690', 'kt00002', 'kt00005', 'kt00015', 'kt00016', 'kt00017'])(
    '%s on paper, which does not offer it',
    async (trId) => {
      await using broker = await startBroker(() => undefined);
      const provider = providerOf(broker, {
        environment: 'paper',
        accounts: { default: { ...account, environment: 'paper' } },
      });
      await expect(provider.call(task(trId), context())).rejects.toMatchObject({
        providerCode: 'hub-environment',
      });
      await provider.close?.();
      expect([broker.seen, broker.issued]).toEqual([[], []]);
    },
  );

  test.each(['NXT', 'SOR'])('an order for %s on paper, which has KRX only', async (market) => {
    await using broker = await startBroker(() => undefined);
    const provider = providerOf(broker, {
      environment: 'paper',
      accounts: { default: { ...account, environment: 'paper' } },
      ordersAllowed: ['default'],
      onOrderIntent: () => Promise.resolve(),
    });
    const order = { symbol: '005930', quantity: 1, order_type: 'market', market };
    await expect(provider.call(task('kt10000', order), context())).rejects.toMatchObject({
      providerCode: 'hub-environment',
    });
    await provider.close?.();
    expect([broker.seen, broker.issued]).toEqual([[], []]);
  });

  test.each<[string, string, string]>([
    ['FHKST01010100', 'default', 'hub-tr_id'],
    ['opt10001', 'default', 'hub-tr_id'],
    ['au10001', 'default', 'hub-tr_id'],
    ['ka10001', 'nobody', 'hub-account'],
    ['ka10001', '__proto__', 'hub-account'],
    ['ka10001', 'default', 'hub-params'],
  ])('%s for %s: %s', async (trId, name, providerCode) => {
    await using broker = await startBroker(() => undefined);
    const provider = providerOf(broker);
    await expect(provider.call(task(trId, {}, name), context())).rejects.toMatchObject({ providerCode });
    await provider.close?.();
    expect([broker.seen, broker.issued]).toEqual([[], []]);
  });
});

describe('options that contradict each other', () => {
  test.each<[string, object, string]>([
    [
      'the host of the other environment',
      { environment: 'paper', baseUrl: 'https://api.kiwoom.com' },
      'the real host',
    ],
    ['and the reverse', { baseUrl: 'https://mockapi.kiwoom.com/' }, 'the paper host'],
    ['no address', { baseUrl: 'kiwoom' }, 'an HTTP address'],
    ['an account without a key', { accounts: { default: { ...account, appKey: '' } } }, 'lacks its app key'],
    ['orders for nobody', { ordersAllowed: ['x'], onOrderIntent: () => Promise.resolve() }, 'no account'],
    ['orders without a record', { ordersAllowed: ['default'] }, 'onOrderIntent'],
    ['no pages', { maxPages: 0 }, 'maxPages'],
  ])('%s', (_what, options, message) => {
    expect(() => providerOf({ url: 'http://127.0.0.1:1' }, options)).toThrow(message);
  });
});
