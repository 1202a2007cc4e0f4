import * as z from 'zod';
import { oneOf, optionalRedisUrl, seconds, wholeNumber, yesNo } from '../setting-kinds.ts';

export const rateLimiterSettings = z.strictObject({
  redis_url: optionalRedisUrl({
    environment: 'RATE_LIMITER_URL',
    summary: "Redis of the limiter; the queues' Redis when unset.",
  }),
  enabled: yesNo({
    fallback: true,
    environment: 'HUB_RATE_LIMITER_ENABLED',
    summary: 'Hold calls to the limits below.',
  }),
  global_limit: wholeNumber({
    fallback: 50,
    min: 1,
    max: 1_000_000,
    environment: 'HUB_GLOBAL_RATE_LIMIT',
    summary: 'Calls per second of all limited providers together.',
  }),
  per_provider_limit: yesNo({
    fallback: true,
    environment: 'HUB_PER_PROVIDER_LIMIT',
    summary: 'Hold each provider to its own limit besides; real brokers always are.',
  }),
  algorithm: oneOf({
    choices: ['sliding_window', 'token_bucket', 'fixed_window'],
    fallback: 'sliding_window',
    environment: 'HUB_RATE_LIMIT_ALGORITHM',
    summary: 'How the limits are kept. Only sliding_window never exceeds one.',
  }),
  rejection_ttl: seconds({
    fallback: 60,
    min: 0,
    max: 86_400,
    environment: 'HUB_REJECTION_TTL',
    summary: 'Longest pause of a limit whose calls a broker refused as too many.',
  }),
});
