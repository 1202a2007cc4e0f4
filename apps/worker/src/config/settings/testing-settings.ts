import * as z from 'zod';
import { decimalNumber, yesNo } from '../setting-kinds.ts';

export const testingSettings = z.strictObject({
  mock_latency_ms: decimalNumber({
    fallback: 100,
    min: 0,
    max: 600_000,
    environment: 'HUB_MOCK_LATENCY_MS',
    summary: 'Milliseconds the mock takes to answer.',
  }),
  mock_failure_rate: decimalNumber({
    fallback: 0,
    min: 0,
    max: 1,
    environment: 'HUB_MOCK_FAILURE_RATE',
    summary: 'Share of mock calls that fail: 0 none, 1 all.',
  }),
  enable_test_endpoints: yesNo({
    fallback: false,
    environment: 'HUB_ENABLE_TEST_ENDPOINTS',
    summary: 'Offer extra endpoints to tests.',
    waitsFor: 'test endpoints',
  }),
});
