import type { Consumer, ConsumerEvent } from '@hub/queue-client';
import type { Logger } from 'pino';
import type { WorkerConfig } from '../config/worker-config.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { landmarks } from '../log/landmarks.ts';
import { logConsumerEvent } from './log-consumer-event.ts';
import { RedisAbsence } from './redis-absence.ts';
import { type SignalSource, type StopSignal, stopSignals } from './signals.ts';

export interface DaemonOptions {
  readonly config: WorkerConfig;
  readonly log: Logger;
  /** In the order of the landmarks. */
  readonly providerNames: readonly string[];
  readonly isMock: boolean;
  readonly createConsumer: (onEvent: (event: ConsumerEvent) => void) => Consumer;
  readonly signals: SignalSource;
  /** Ends the process at once. */
  readonly exitNow: (code: number) => void;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

type Ending = { readonly kind: 'signal'; readonly signal: StopSignal } | { readonly kind: 'redis-away' };

/** Serves until a signal, or until Redis was away longer than allowed. Logs the landmarks of start and stop. */
export async function runDaemon(options: DaemonOptions): Promise<ExitCode> {
  const { consumer, connected, redisAway } = openConsumer(options);
  const signalled = firstSignal(options);
  const started = startConsumer(consumer, connected, options);
  const ending = await Promise.race([
    signalled,
    redisAway,
    started.then(() => Promise.race([signalled, redisAway])),
  ]);
  return stopConsumer(consumer, ending, options);
}

/** The consumer, its events logged, and the two promises they settle. */
function openConsumer({ config, log, createConsumer, monotonicMs }: DaemonOptions) {
  const absence = new RedisAbsence(config.redisWaitLimitMs, monotonicMs);
  const listeners = new Set<(event: ConsumerEvent) => void>();
  const connected = new Promise<void>((resolve) => {
    listeners.add(({ type }) => type === 'redis-connected' && resolve());
  });
  const redisAway = new Promise<Ending>((resolve) => {
    listeners.add((event) => absence.isTooLong(event) && resolve({ kind: 'redis-away' }));
  });
  const consumer = createConsumer((event) => {
    logConsumerEvent(event, { log, priorityQueue: config.priorityQueue, normalQueue: config.normalQueue });
    for (const listener of listeners) {
      listener(event);
    }
  });
  return { consumer, connected, redisAway };
}

/** The first signal asks for an orderly stop; the next one ends the process. */
function firstSignal({ log, signals, exitNow }: DaemonOptions): Promise<Ending> {
  return new Promise((resolve) => {
    let isStopping = false;
    signals.onSignal((signal) => {
      log.info(landmarks.signalReceived(stopSignals[signal]));
      if (isStopping) {
        log.warn('Second signal: ending at once. Tasks in hand return to their lists when the lease ends');
        exitNow(128 + stopSignals[signal]);
      }
      isStopping = true;
      resolve({ kind: 'signal', signal });
    });
  });
}

async function startConsumer(
  consumer: Consumer,
  connected: Promise<void>,
  options: DaemonOptions,
): Promise<void> {
  const { log, providerNames, isMock } = options;
  await Promise.all([consumer.start(), connected]);
  for (const name of providerNames) {
    log.info(landmarks.clientInitialized(name, isMock));
  }
  log.info(landmarks.setupCompleted);
  log.info({ worker_id: consumer.workerId }, landmarks.started(isMock));
}

async function stopConsumer(
  consumer: Consumer,
  ending: Ending,
  { config, log }: DaemonOptions,
): Promise<ExitCode> {
  if (ending.kind === 'signal') {
    log.info(landmarks.stopReceived);
  } else {
    log.error(
      'Redis was away longer than HUB_REDIS_WAIT_LIMIT: giving up. Check REDIS_URL and that Redis runs',
    );
  }
  const { handedBack } = await consumer.stop({ graceMs: config.shutdownTimeoutMs });
  if (handedBack > 0) {
    log.info(`Handed ${handedBack} unfinished tasks back to their lists`);
  }
  log.info(landmarks.stopped);
  return ending.kind === 'signal' ? exitCodes.ok : exitCodes.redisUnavailable;
}
