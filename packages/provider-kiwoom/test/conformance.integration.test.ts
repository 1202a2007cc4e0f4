import { describeProvider } from '@hub/provider/conformance';
import { afterAll } from 'vitest';
import { type Answer, failure, startBroker, success } from './support/broker.ts';
import { account, providerOf, task } from './support/provider.ts';

const echo: Answer = ({ trId, body }) =>
  trId === ''
    ? undefined
    : { body: { stk_cd: body['stk_cd'], stk_nm: '이름', cur_prc: '-97200', ...success } };

const brokers = {
  echo: await startBroker(echo),
  tooMany: await startBroker(({ trId }) => (trId === '' ? undefined : failure(5, '[1700:…]', 429))),
  refusing: await startBroker(({ trId }) =>
    trId === '' ? undefined : failure(2, '입력 값 오류입니다[1511:…]'),
  ),
  silent: await startBroker(({ trId }) => (trId === '' ? undefined : new Promise(() => undefined))),
  blank: await startBroker(({ trId }) =>
    trId === '' ? undefined : { body: { stk_cd: '999999', stk_nm: '', cur_prc: '', ...success } },
  ),
};

afterAll(async () => {
  for (const broker of Object.values(brokers)) await broker[Symbol.asyncDispose]();
});

const order = { symbol: '005930', quantity: 1, order_type: 'market' };

describeProvider('Kiwoom', () => providerOf(brokers.echo), {
  sampleRequest: task('ka10001', { symbol: '005930' }),
  otherRequest: task('ka10001', { stk_cd: '000660' }),
  belongsTo: ({ quote }, { params }) => quote?.symbol === (params['symbol'] ?? params['stk_cd']),
  operationClasses: {
    ka10080: 'quote',
    opt10079: 'quote',
    kt00018: 'account',
    kt10000: 'order',
    KT10003: 'order',
  },
  failures: [
    {
      situation: 'the broker says too many',
      makeProvider: () => providerOf(brokers.tooMany),
      code: 'ERR_RATE_LIMITED',
    },
    {
      situation: 'the broker refuses',
      makeProvider: () => providerOf(brokers.refusing),
      code: 'ERR_PROVIDER_REJECTED',
    },
    {
      situation: 'the broker does not know the symbol',
      makeProvider: () => providerOf(brokers.blank),
      code: 'ERR_PROVIDER_REJECTED',
    },
    {
      situation: 'the broker is silent',
      makeProvider: () => providerOf(brokers.silent),
      timeoutMs: 50,
      code: 'ERR_PROVIDER_TIMEOUT',
    },
    {
      situation: 'the broker is silent after an order',
      makeProvider: () =>
        providerOf(brokers.silent, { ordersAllowed: ['default'], onOrderIntent: () => Promise.resolve() }),
      request: task('kt10000', order),
      timeoutMs: 50,
      code: 'ERR_PROVIDER_OUTCOME_UNKNOWN',
    },
    {
      situation: 'nobody listens',
      makeProvider: () => providerOf({ url: 'http://127.0.0.1:1' }),
      code: 'ERR_PROVIDER_UNAVAILABLE',
    },
    {
      situation: 'the account is of the other environment',
      makeProvider: () =>
        providerOf(brokers.echo, { accounts: { default: { ...account, environment: 'paper' } } }),
      code: 'ERR_PROVIDER_REJECTED',
    },
  ],
});
