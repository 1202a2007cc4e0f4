import { isProviderError } from '@hub/provider';
import { expect, test } from 'vitest';
import { kiwoomErrorTable } from '../src/errors/error-table.ts';
import { judge } from '../src/errors/judge.ts';
import { readReply } from '../src/errors/read-reply.ts';
import { operationClassOf } from '../src/registry/operation-class.ts';
import { startBroker } from './support/broker.ts';
import { fixture, fixtureNames } from './support/fixture.ts';
import { context, providerOf, task } from './support/provider.ts';

/** What each recorded failure means, and the task that meets it. */
const failures = [
  ['batch_limit_1634', '1634', 'caller', 'never', 'ka10095', { symbol: '005930' }],
  ['expired_token_8005', '8005', 'token-dead', 'safe', 'ka10001', { symbol: '005930' }],
  ['missing_authorization_1513', '1513', 'caller', 'never', 'ka10001', { symbol: '005930' }],
  ['missing_body_400', 'http-400', 'caller', 'never', 'ka10001', { symbol: '005930' }],
  ['missing_param_1511', '1511', 'caller', 'never', 'kt00018', {}],
  ['mock_unsupported_8104', '8104', 'not-offered', 'never', 'ka01690', { date: '20260310' }],
  ['mock_unsupported_rc9000', 'RC9000', 'not-offered', 'never', 'kt00005', {}],
  [
    'order_rejected_market_closed',
    'RC4058',
    'session-closed',
    'never',
    'kt10000',
    { symbol: '005930', quantity: 1, order_type: 'market' },
  ],
  ['rate_limit_1700', '1700', 'rate-limit', 'safe', 'ka10080', { symbol: '005930' }],
  ['rate_limit_1700_before_2026q2', '1700', 'rate-limit', 'safe', 'ka10081', { symbol: '005930' }],
  ['token_error_8001', '8001', 'credentials', 'never', 'ka10001', { symbol: '005930' }],
  ['token_error_8030_wrong_host', '8030', 'environment', 'never', 'ka10001', { symbol: '005930' }],
  [
    'unknown_symbol_1902',
    '1902',
    'unknown-symbol',
    'never',
    'kt10000',
    { symbol: '005930', quantity: 1, order_type: 'market' },
  ],
  ['wrong_path_1504', '1504', 'caller', 'never', 'ka10005', { symbol: '005930' }],
] as const;

test('every recorded failure is here: 14 of 33 exchanges', () => {
  expect(fixtureNames).toHaveLength(33);
  const failed = fixtureNames.filter((name) => fixture(name).body['return_code'] !== 0);
  expect(failures.map(([name]) => name)).toEqual(failed);
  expect(failed).toHaveLength(14);
});

test.each(failures)('%s is %s, %s: %s', async (name, code, errorClass, retry, trId, params) => {
  const { http_status: status, response_headers: headers, request, body } = fixture(name);
  const read = readReply({ status, json: body });
  if (read.success) throw new Error('taken for a success');
  expect(judge(kiwoomErrorTable(), read, operationClassOf(trId))).toMatchObject({
    code,
    class: errorClass,
    retry,
  });

  await using broker = await startBroker(({ path }) => {
    const isFixture = request.path.startsWith('/oauth2') ? path === request.path : path !== '/oauth2/token';
    return isFixture ? { status, headers, body } : undefined;
  });
  const provider = providerOf(broker, { ordersAllowed: ['default'], onOrderIntent: () => Promise.resolve() });
  const error: unknown = await provider
    .call(task(trId, params), context())
    .catch((reason: unknown) => reason);
  await provider.close?.();
  if (!isProviderError(error)) throw error;
  expect({ code: error.providerCode, retry: error.retry }).toEqual({ code, retry });
});
