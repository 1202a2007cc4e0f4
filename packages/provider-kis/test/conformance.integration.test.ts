import type { ProviderRequest } from '@hub/provider';
import { describeProvider } from '@hub/provider/conformance';
import { afterAll, beforeAll } from 'vitest';
import { fixture } from './support/fixture.ts';
import { type Replay, type ReplayServer, replayServer, tokenAnswer } from './support/replay-server.ts';
import { testProvider } from './support/test-provider.ts';

const sampleRequest: ProviderRequest = {
  trId: 'FHKST01010100',
  params: { symbol: '005930' },
  account: 'default',
};
const order: ProviderRequest = {
  trId: 'TTTC0012U',
  params: { symbol: '005930', order_type: 'limit', quantity: 1, price: 82_000 },
  account: 'default',
};

/** The price of whatever symbol is asked for. */
const quotes: Replay = ({ path, query }) => {
  if (path === '/oauth2/tokenP') return tokenAnswer();
  const sample = fixture('price');
  const output = { ...(sample.body['output'] as object), stck_shrn_iscd: query['FID_INPUT_ISCD'] };
  return { ...sample, body: { ...sample.body, output } };
};

const withToken =
  (answer: Replay): Replay =>
  (request) =>
    request.path === '/oauth2/tokenP' ? tokenAnswer() : answer(request);

const servers: ReplayServer[] = [];
let urls: Readonly<Record<'quotes' | 'many' | 'broken' | 'silent' | 'refusing', string>>;

async function serve(replay: Replay): Promise<string> {
  const server = await replayServer(replay);
  servers.push(server);
  return server.url;
}

beforeAll(async () => {
  urls = {
    quotes: await serve(quotes),
    many: await serve(withToken(() => fixture('error-egw00201'))),
    broken: await serve(withToken(() => ({ status: 502, body: '<html><body>Bad Gateway</body></html>' }))),
    silent: await serve(withToken(() => 'hang')),
    refusing: await serve(withToken(() => fixture('order-cash-rejected'))),
  };
});

afterAll(async () => {
  for (const server of servers) await server[Symbol.asyncDispose]();
});

describeProvider('kis', () => testProvider(urls.quotes), {
  sampleRequest,
  otherRequest: { trId: 'FHKST01010100', params: { FID_INPUT_ISCD: '000660' }, account: 'default' },
  belongsTo: ({ quote }, { params }) => quote?.symbol === (params['symbol'] ?? params['FID_INPUT_ISCD']),
  operationClasses: {
    FHKST01010100: 'quote',
    VTTC8434R: 'account',
    TTTC0012U: 'order',
    TTTC0802U: 'order',
    CTSC9999R: 'account',
    TTTC9999U: 'order',
  },
  failures: [
    {
      situation: 'the broker says too many',
      makeProvider: () => testProvider(urls.many),
      code: 'ERR_RATE_LIMITED',
    },
    {
      situation: 'a page of a proxy comes instead of an answer',
      makeProvider: () => testProvider(urls.broken),
      code: 'ERR_PROVIDER_UNAVAILABLE',
    },
    {
      situation: 'the broker does not answer',
      makeProvider: () => testProvider(urls.silent),
      timeoutMs: 100,
      code: 'ERR_PROVIDER_TIMEOUT',
    },
    {
      situation: 'an order is not answered',
      makeProvider: () => testProvider(urls.silent),
      request: order,
      timeoutMs: 100,
      code: 'ERR_PROVIDER_OUTCOME_UNKNOWN',
    },
    {
      situation: 'an order is answered by a page of a proxy',
      makeProvider: () => testProvider(urls.broken),
      request: order,
      code: 'ERR_PROVIDER_OUTCOME_UNKNOWN',
    },
    {
      situation: 'the broker refuses an order',
      makeProvider: () => testProvider(urls.refusing),
      request: order,
      code: 'ERR_PROVIDER_REJECTED',
    },
    {
      situation: 'orders are off',
      makeProvider: () => testProvider(urls.quotes, { ordersAllowed: [] }),
      request: order,
      code: 'ERR_PROVIDER_REJECTED',
    },
  ],
});
