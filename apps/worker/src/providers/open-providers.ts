import type { Provider } from '@hub/provider';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { WorkerConfig } from '../config/worker-config.ts';
import type { SecretBook } from '../log/secret-book.ts';
import { OrderNumbers } from '../orders/order-numbers.ts';
import { OrderRecords } from '../orders/order-records.ts';
import { PageLogs } from '../pages/page-logs.ts';
import { logTokenEvent } from './log-token-event.ts';
import { openBrokers } from './open-brokers.ts';
import { openMocks } from './open-mocks.ts';

export interface OpenProvidersOptions {
  readonly config: WorkerConfig;
  readonly log: Logger;
  /** Connection for tokens, records of orders and pages; asked for only with real brokers. */
  readonly redis: () => Redis;
  readonly version: string;
  readonly secrets: SecretBook;
  /** A text that no other attempt at an order has, in whichever process. */
  readonly attemptId: () => string;
  readonly monotonicMs: () => number;
}

/** The providers of this worker: mocks, or the brokers that have an account. */
export function openProviders({
  config,
  log,
  redis,
  version,
  secrets,
  attemptId,
  monotonicMs,
}: OpenProvidersOptions): {
  readonly providers: readonly Provider[];
  readonly orders: OrderRecords | undefined;
  readonly pages: PageLogs | undefined;
} {
  const { brokers, rateLimits, normalQueue, idempotencyTtlMs } = config;
  if (brokers === undefined) {
    return { providers: openMocks(config), orders: undefined, pages: undefined };
  }
  const numbers = new OrderNumbers(redis, normalQueue);
  const orders = new OrderRecords({ redis, normalQueue, numbers, idempotencyTtlMs, attemptId, monotonicMs });
  const providers = openBrokers({
    brokers,
    rateLimits,
    redis: redis(),
    orders,
    orderNumbers: numbers,
    secrets,
    userAgent: `hub-worker/${version}`,
    onTokenEvent: (event) => logTokenEvent(event, log),
    onUnknownCode: (provider, code, trId) =>
      log.warn(
        `${provider} answered ${trId} with the unknown code ${code}. Report it, with the broker's message`,
      ),
  });
  return { providers, orders, pages: new PageLogs(redis, normalQueue) };
}
