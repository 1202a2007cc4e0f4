import * as z from 'zod';
import { mockSwitch, redisUrl, seconds, shortText, wholeNumber, yesNo } from '../setting-kinds.ts';

export const workerSettings = z.strictObject({
  redis_url: redisUrl({
    fallback: 'redis://localhost:6379/15',
    environment: 'REDIS_URL',
    oldEnvironments: ['REDIS_URL_GATEKEEPER'],
    summary: 'Redis of the queues. A URL without a database number means database 15.',
  }),
  enable_mock: mockSwitch({
    environment: 'ENABLE_MOCK',
    summary: 'true: every provider is the mock. false: real brokers, with the credentials below.',
  }),
  app_env: shortText({
    fallback: 'development',
    environment: 'APP_ENV',
    summary: 'Name of the deployment; shown in the first log line.',
  }),
  max_retries: wholeNumber({
    fallback: 3,
    min: 0,
    max: 100,
    environment: 'HUB_MAX_RETRIES',
    summary: 'Repeats of a call whose error is safe to repeat, with growing pauses.',
  }),
  timeout: seconds({
    fallback: 10,
    min: 0.001,
    max: 3600,
    environment: 'HUB_TIMEOUT',
    summary: 'Longest time of one call to a provider.',
  }),
  batch_size: wholeNumber({
    fallback: 100,
    min: 1,
    max: 1000,
    environment: 'HUB_BATCH_SIZE',
    summary: 'Tasks in hand at once.',
  }),
  shutdown_timeout: seconds({
    fallback: 5,
    min: 0,
    max: 3600,
    environment: 'HUB_SHUTDOWN_TIMEOUT',
    summary: 'After SIGTERM: how long running tasks may go on before they are handed back.',
  }),
  lease_ms: wholeNumber({
    fallback: 10_000,
    min: 1_000,
    max: 300_000,
    environment: 'HUB_LEASE_MS',
    summary: 'Milliseconds a silent worker keeps its tasks before another takes them.',
  }),
  crash_limit: wholeNumber({
    fallback: 3,
    min: 1,
    max: 1_000,
    environment: 'HUB_CRASH_LIMIT',
    summary: 'A task this many workers died with goes to the dead letters and is answered ERR_TASK_POISON.',
  }),
  idempotency_ttl: seconds({
    fallback: 86_400,
    min: 1,
    max: 2_592_000,
    environment: 'HUB_IDEMPOTENCY_TTL',
    summary: 'How long an idempotency_key gives the first answer again.',
  }),
  share_reads: yesNo({
    fallback: false,
    environment: 'HUB_SHARE_READS',
    summary: 'Identical quote requests in flight share one call; each response says so. Never orders.',
  }),
  normal_every: wholeNumber({
    fallback: 0,
    min: 0,
    max: 1_000_000,
    environment: 'HUB_NORMAL_EVERY',
    summary: 'Every so many starts one goes to a normal task although priority tasks wait; 0 and 1: never.',
  }),
  redis_wait_limit: seconds({
    fallback: 0,
    min: 0,
    max: 86_400,
    environment: 'HUB_REDIS_WAIT_LIMIT',
    summary: 'Time without Redis after which the worker gives up with exit code 69; 0 waits for ever.',
  }),
});
