import * as z from 'zod';
import { oneOf, optionalRedisUrl, seconds, wholeNumber, yesNo } from '../setting-kinds.ts';

const waitsFor = 'the rate limiter';

export const rateLimiterSettings = z.strictObject({
  redis_url: optionalRedisUrl({
    environment: 'RATE_LIMITER_URL',
    summary: "Redis of the limiter; the queues' Redis when unset.",
    waitsFor,
  }),
  enabled: yesNo({
    fallback: true,
    environment: 'HUB_RATE_LIMITER_ENABLED',
    summary: 'Hold calls to the limits below.',
    waitsFor,
  }),
  global_limit: wholeNumber({
    fallback: 50,
    min: 1,
    max: 1_000_000,
    environment: 'HUB_GLOBAL_RATE_LIMIT',
    summary: 'Calls per second of all providers together.',
    waitsFor,
  }),
  per_provider_limit: yesNo({
    fallback: true,
    environment: 'HUB_PER_PROVIDER_LIMIT',
    summary: 'Hold each provider to its own limit besides.',
    waitsFor,
  }),
  algorithm: oneOf({
    choices: ['sliding_window', 'token_bucket', 'fixed_window'],
    fallback: 'sliding_window',
    environment: 'HUB_RATE_LIMIT_ALGORITHM',
    summary: 'How the limits are kept.',
    waitsFor,
  }),
  rejection_ttl: seconds({
    fallback: 60,
    min: 0,
    max: 86_400,
    environment: 'HUB_REJECTION_TTL',
    summary: 'How long a refusal for rate is remembered.',
    waitsFor,
  }),
});
