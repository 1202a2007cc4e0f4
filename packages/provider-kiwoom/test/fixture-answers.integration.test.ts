import {
  balanceSchema,
  candleSchema,
  executionSchema,
  orderbookSchema,
  orderSchema,
  quoteSchema,
  tickSchema,
} from '@hub/task-schema';
import { expect, test } from 'vitest';
import expected from './expected-models.json' with { type: 'json' };
import { startBroker } from './support/broker.ts';
import { fixture, fixtureNames } from './support/fixture.ts';
import { context, providerOf, task } from './support/provider.ts';

const answers = fixtureNames.filter((name) => {
  const { body, request } = fixture(name);
  return body['return_code'] === 0 && !request.path.startsWith('/oauth2');
});

test('every recorded answer has its models: 17 of 33 exchanges, beside 14 failures and 2 of tokens', () => {
  expect(answers).toHaveLength(17);
  expect(Object.keys(expected).sort()).toEqual(answers);
});

test.each(answers)('%s', async (name) => {
  const { http_status: status, response_headers: headers, request, body } = fixture(name);
  await using broker = await startBroker(({ path }) =>
    path === request.path ? { status, headers, body } : undefined,
  );
  const provider = providerOf(broker, {
    ordersAllowed: ['default'],
    onOrderIntent: () => Promise.resolve(),
  });
  const trId = request.headers['api-id'] ?? '';
  const { data, partial, ...models } = await provider.call(task(trId, request.body ?? {}), context());
  await provider.close?.();

  expect(models).toEqual(expected[name as keyof typeof expected]);
  expect(partial).toBeUndefined();
  expect(broker.seen).toHaveLength(1);
  expect(broker.seen[0]?.body).toEqual(request.body);
  expect(data).toMatchObject({
    status: 'success',
    provider: 'KIWOOM',
    tr_id: trId,
    message: String(body['return_msg']).trim(),
  });
  expect(data['resume']).toEqual(headers['cont-yn'] === 'Y' ? { next_key: headers['next-key'] } : undefined);

  for (const candle of models.candles ?? []) candleSchema.parse(candle);
  for (const tick of models.ticks ?? []) tickSchema.parse(tick);
  for (const order of models.orders ?? []) orderSchema.parse(order);
  for (const execution of models.executions ?? []) executionSchema.parse(execution);
  if (models.orderbook !== undefined) orderbookSchema.parse(models.orderbook);
  if (models.quote !== undefined) quoteSchema.parse(models.quote);
  if (models.balance !== undefined) balanceSchema.parse(models.balance);
});

test('rows are the rows, keys beside them stand beside them, and account numbers are masked', async () => {
  const { body, response_headers: headers } = fixture('kt00018');
  await using broker = await startBroker(({ trId }) => (trId === 'kt00018' ? { headers, body } : undefined));
  const provider = providerOf(broker);
  const { data } = await provider.call(task('kt00018'), context());
  await provider.close?.();
  expect(data['data']).toEqual(body['acnt_evlt_remn_indv_tot']);
  expect(data['tot_pur_amt']).toBe('000000001518000');
  expect(data).not.toHaveProperty('acnt_evlt_remn_indv_tot');
});

test.each([
  [undefined, '********11'],
  [true, '8123456711'],
])('the account number is shown when that is allowed: %s', async (showAccountNumbers, shown) => {
  const { body } = fixture('ka00001');
  await using broker = await startBroker(({ trId }) => (trId === 'ka00001' ? { body } : undefined));
  const provider = providerOf(broker, showAccountNumbers === undefined ? {} : { showAccountNumbers });
  const { data } = await provider.call(task('ka00001'), context());
  await provider.close?.();
  expect(data['data']).toEqual({ acctNo: shown });
});

test('a revocation is no task: the fixture of au10002 is refused before anything is sent', async () => {
  await using broker = await startBroker(() => undefined);
  const provider = providerOf(broker);
  const { request } = fixture('revoke');
  await expect(provider.call(task('au10002', request.body ?? {}), context())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_REJECTED',
    message: expect.stringContaining('tokens never leave'),
  });
  expect([broker.seen, broker.issued]).toEqual([[], []]);
});

test('the token of the fixture is sent as it is', async () => {
  const token = fixture('token').body;
  const quote = fixture('ka10001').body;
  await using broker = await startBroker(({ path }) => ({ body: path === '/oauth2/token' ? token : quote }));
  const provider = providerOf(broker);
  await provider.call(task('ka10001', { symbol: '005930' }), context());
  await provider.close?.();
  expect(broker.seen[0]?.headers['authorization']).toBe(`Bearer ${String(token['token'])}`);
});
