import type { Provider } from '@hub/provider';
import type { LaneGate } from '@hub/queue-client';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { CircuitBoard } from './breaker/circuit-board.ts';
import { Circuits } from './breaker/circuits.ts';
import { logCircuit } from './breaker/log-circuit.ts';
import type { WorkerConfig } from './config/worker-config.ts';
import { logLimiterEvent } from './gate/log-limiter-event.ts';
import { openPermits, type Permits } from './gate/open-permits.ts';
import { LaneRegistry } from './lane/lane-registry.ts';
import type { StartTimer } from './lane/timer.ts';
import type { OrderRecords } from './orders/order-records.ts';
import type { PageLogs } from './pages/page-logs.ts';
import { TaskHandler } from './task/handle-task.ts';
import { TaskLog } from './task/task-log.ts';

export interface GatewayOptions {
  readonly config: WorkerConfig;
  readonly log: Logger;
  readonly providers: readonly Provider[];
  readonly orders: OrderRecords | undefined;
  readonly pages: PageLogs | undefined;
  /** Whose circuits these are, as monitors see them. */
  readonly circuitOwner: string;
  /** Connection for permits and status; asked for only when one is needed. */
  readonly redis: () => Redis;
  readonly startTimer: StartTimer;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

export interface Gateway {
  readonly lanes: LaneRegistry;
  readonly handler: TaskHandler;
  /** Undefined when no provider is limited: tasks then go straight through. */
  readonly laneGate: LaneGate | undefined;
  /** Gives back the permits in hand, and the connections to brokers. */
  close(): Promise<void>;
}

/** Everything between a claimed task and its broker: lanes, circuits, permits. */
export function openGateway(options: GatewayOptions): Gateway {
  const { config, log, providers, orders, pages, circuitOwner, redis, startTimer, now, monotonicMs } =
    options;
  const permits = limitPermits(options);
  const board = new CircuitBoard(config.normalQueue, redis, (error) =>
    log.warn({ err: error }, 'The state of a circuit could not be shown in Redis'),
  );
  const circuits = new Circuits({
    config: config.circuit,
    monotonicMs,
    now,
    onChange: (state) => {
      logCircuit(log, state, config.alertOnCircuitOpen);
      board.show(circuitOwner, state);
    },
  });
  const lanes = new LaneRegistry({
    providers,
    circuits,
    openGate: permits?.openGate,
    startTimer,
    orders,
    pages,
  });
  const handler = new TaskHandler({
    lanes,
    log: new TaskLog(log, config.brokers === undefined ? 'mock' : 'real'),
    callTimeoutMs: config.callTimeoutMs,
    holdWhileOpen: config.holdWhileOpen,
    now,
    monotonicMs,
  });
  const close = async (): Promise<void> => {
    await permits?.close();
    await Promise.all(providers.map(async (provider) => provider.close?.()));
  };
  return { lanes, handler, laneGate: permits?.lanes, close };
}

function limitPermits({ config, log, providers, redis, monotonicMs }: GatewayOptions): Permits | undefined {
  if (!config.rateLimiter.enabled || providers.every(({ limits }) => limits === undefined)) {
    return undefined;
  }
  return openPermits({
    config: config.rateLimiter,
    providers,
    redis: redis(),
    monotonicMs,
    onEvent: (event) => logLimiterEvent(event, log),
    onError: (error) => log.warn({ err: error }, 'Permits: an operation failed; it is tried again'),
  });
}
