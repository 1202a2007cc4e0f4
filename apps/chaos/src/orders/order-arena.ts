import { type BrokerTwin, createBrokerTwin, type TwinAccount } from '@hub/broker-twin';
import { type RedisServer, type RunningWorker, startRedis, startWorker } from '@hub/testing';
import { answerTimeoutMs } from './order-faults.ts';

/** A worker that dies is missed for so long, milliseconds. */
const leaseMs = 1_000;
const cash = 1e12;
export const symbols = [
  '005930',
  '000660',
  '035420',
  '005380',
  '051910',
  '068270',
  '035720',
  '000270',
] as const;
const holdings = Object.fromEntries(symbols.map((symbol) => [symbol, 1_000_000]));

/** A twin with a rich account of each broker, a Redis, and workers that order there. */
export interface OrderArena extends AsyncDisposable {
  readonly twin: BrokerTwin;
  readonly redis: RedisServer;
  readonly workers: RunningWorker[];
  start(): Promise<RunningWorker>;
}

export async function openOrderArena(seed: number): Promise<OrderArena> {
  const twin = await createBrokerTwin({
    seed,
    credentials: {
      kis: { real: [rich('KIS', '50000001-01', 36)], paper: [] },
      kiwoom: { real: [rich('KIWOOM', '5000001111', 43)], paper: [] },
    },
  });
  const redis = await startRedis({ tcp: true });
  const shiftMs = twin.clock.now() - Date.now();
  const workers: RunningWorker[] = [];
  const [kis] = twin.kis.real.accounts;
  const [kiwoom] = twin.kiwoom.real.accounts;
  const env = {
    ENABLE_MOCK: 'false',
    KIS_BASE_URL: twin.kis.real.url,
    KIS_APP_KEY: kis?.appKey,
    KIS_APP_SECRET: kis?.appSecret,
    KIS_ACCOUNT_NUMBER: kis?.account,
    KIWOOM_API_URL: twin.kiwoom.real.url,
    KIWOOM_APP_KEY: kiwoom?.appKey,
    KIWOOM_APP_SECRET: kiwoom?.appSecret,
    ORDERS_ENABLED: 'true',
    HUB_ORDER_ACCOUNTS: 'KIS:default,KIWOOM:default',
    HUB_TIMEOUT: String(answerTimeoutMs / 1_000),
    HUB_LEASE_MS: String(leaseMs),
    // One order in three meets a fault: a circuit would keep most of the others from being sent at all.
    HUB_CB_FAILURE_THRESHOLD: '1000',
    CHAOS_CLOCK_SHIFT_MS: String(shiftMs),
    NODE_OPTIONS: `--import=${new URL('shift-clock.mjs', import.meta.url).pathname}`,
  };
  return {
    twin,
    redis,
    workers,
    async start() {
      const worker = await startWorker({ redisUrl: redis.url, env, startTimeoutMs: 60_000 });
      workers.push(worker);
      return worker;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.close()));
      await twin.close();
      await redis.close();
    },
  };
}

function rich(broker: string, account: string, keyWidth: number): TwinAccount {
  const key = `FAKE-${broker}-CHAOS-`;
  return {
    appKey: key.padEnd(keyWidth, 'key0'),
    appSecret: key.padEnd(180, 'secret0'),
    account,
    cash,
    holdings,
  };
}
