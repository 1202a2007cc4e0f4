import { setTimeout as sleep } from 'node:timers/promises';
import { type BrokerTwin, createBrokerTwin } from '@hub/broker-twin';
import { eventually, startRedis, startWorker } from '@hub/testing';
import type { BrokersOptions } from './brokers-options.ts';
import { twinSettings } from './twin-settings.ts';

/** What each broker is asked; the limit of KIS is one of all TRs, that of Kiwoom one of each. */
const loads = {
  KIS: { trIds: ['FHKST01010100'], limitPerSecond: 18 },
  KIWOOM: { trIds: ['ka10001', 'ka10003', 'ka10004', 'ka10007'], limitPerSecond: 20 },
} as const;

/** Tokens are issued and windows begun. */
const settlingMs = 3_000;

export interface Saturation {
  readonly broker: keyof typeof loads;
  readonly admitted: number;
  readonly refused: number;
  /** Of the calls the broker would have let through. */
  readonly utilisation: number;
  /** Of all calls. */
  readonly refusedShare: number;
}

/** Several workers with more tasks than a broker's limit lets through, for a while. */
export async function saturate(
  broker: keyof typeof loads,
  { workers, seconds, window }: BrokersOptions,
): Promise<Saturation> {
  const { trIds, limitPerSecond } = loads[broker];
  const limit = window === undefined ? {} : { limit: { kind: window } };
  await using twin = await createBrokerTwin({ kis: { real: limit }, kiwoom: { real: limit } });
  await using redis = await startRedis({ tcp: true });
  const perTr = Math.ceil((limitPerSecond / trIds.length) * (seconds + 15));
  const tasks = Array.from({ length: perTr }, (_, index) =>
    trIds.map((trId) =>
      JSON.stringify({
        task_id: `${trId}-${index}`,
        provider: broker,
        tr_id: trId,
        params: { symbol: '005930' },
      }),
    ),
  ).flat();
  await redis.client().rpush('api:request:queue', ...tasks);
  await using crew = new AsyncDisposableStack();
  for (let number = 0; number < workers; number += 1) {
    crew.use(await startWorker({ redisUrl: redis.url, env: twinSettings(twin) }));
  }
  await eventually(() => arrivals(twin, broker).length > 0, { timeoutMs: 20_000 });
  await sleep(settlingMs);
  const fromMs = twin.clock.now();
  await sleep(seconds * 1_000);
  const untilMs = twin.clock.now();
  const seen = arrivals(twin, broker).filter(({ atMs }) => atMs >= fromMs && atMs < untilMs);
  const admitted = seen.filter(({ isAdmitted }) => isAdmitted).length;
  const refused = seen.length - admitted;
  return {
    broker,
    admitted,
    refused,
    utilisation: admitted / ((limitPerSecond * (untilMs - fromMs)) / 1_000),
    refusedShare: refused / seen.length,
  };
}

function arrivals(twin: BrokerTwin, broker: keyof typeof loads) {
  const { trIds } = loads[broker];
  return twin
    .calls()
    .arrivals.filter((call) => call.broker === broker && trIds.some((trId) => trId === call.trId));
}
