import { type BrokerTwin, createBrokerTwin } from '@hub/broker-twin';
import { type RedisServer, startWorker } from '@hub/testing';
import { twinSettings } from './twin-settings.ts';

/** A quote of each broker, the path of its token requests, and where the hub keeps the token. */
export const quotes = [
  { provider: 'KIS', tr_id: 'FHKST01010100', issue: '/oauth2/tokenP', state: '{api:token:kis}:real:default' },
  { provider: 'KIWOOM', tr_id: 'ka10001', issue: '/oauth2/token', state: '{api:token:kiwoom}:real:default' },
] as const;
export const params = { symbol: '005930' };

const unlimited = { limit: { kind: 'token_bucket', limit: 100_000, capacity: 100_000 } } as const;
const fast = { KIS_RATE_LIMIT: '2000', KIWOOM_RATE_LIMIT: '2000', HUB_GLOBAL_RATE_LIMIT: '5000' };

/** Neither the twin nor the hub holds calls back: what is seen is the token. */
export function openTwin(startMs?: number): Promise<BrokerTwin> {
  return createBrokerTwin({
    kis: { real: unlimited },
    kiwoom: { real: unlimited },
    ...(startMs === undefined ? {} : { clock: { startMs } }),
  });
}

/** They end with the stack. */
export async function startWorkers(
  redis: RedisServer,
  twin: BrokerTwin,
  count: number,
): Promise<AsyncDisposableStack> {
  const stack = new AsyncDisposableStack();
  const env = { ...twinSettings(twin), ...fast };
  const options = { redisUrl: redis.url, env, startTimeoutMs: 30_000 };
  for (const worker of await Promise.all(Array.from({ length: count }, () => startWorker(options)))) {
    stack.use(worker);
  }
  return stack;
}

/** Requests of one TR, or for a token by their path. */
export function requestsOf(twin: BrokerTwin, trId: string): number {
  return twin.calls().counts.find((count) => count.trId === trId)?.total ?? 0;
}
