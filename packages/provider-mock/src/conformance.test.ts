import type { ProviderRequest } from '@hub/provider';
import { describeProvider } from '@hub/provider/conformance';
import { createMockProvider } from './create-mock-provider.ts';

const sampleRequest: ProviderRequest = {
  trId: 'TEST_CANDLE',
  params: { symbol: '005930' },
  account: 'default',
};

describeProvider('mock', () => createMockProvider({ name: 'KIS', latencyMs: 2 }), {
  sampleRequest,
  otherRequest: {
    trId: 'ka10001',
    params: { symbol: '000660', FID_INPUT_ISCD: ['000660'] },
    account: 'second',
  },
  belongsTo: (answer, request) => JSON.stringify(answer.data['params']) === JSON.stringify(request.params),
  failures: [
    {
      situation: 'the failure rate is one',
      makeProvider: () => createMockProvider({ name: 'KIS', latencyMs: 0, failureRate: 1 }),
      code: 'ERR_PROVIDER_UNAVAILABLE',
    },
    {
      situation: 'the latency is longer than the caller waits',
      makeProvider: () => createMockProvider({ name: 'KIS', latencyMs: 50 }),
      timeoutMs: 1,
      code: 'ERR_PROVIDER_TIMEOUT',
    },
    {
      situation: 'an order is not answered in time',
      makeProvider: () => createMockProvider({ name: 'KIS', latencyMs: 50, operationClass: () => 'order' }),
      timeoutMs: 1,
      code: 'ERR_PROVIDER_OUTCOME_UNKNOWN',
    },
  ],
});
