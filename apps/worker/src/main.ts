import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { type ConsumerEvent, createConsumer } from '@hub/queue-client';
import type { Task } from '@hub/task-schema';
import type { Logger } from 'pino';
import { buildVersion } from './build-version.ts';
import { runCommand } from './cli/run-command.ts';
import { accountNumbersOf } from './config/brokers-config.ts';
import { ConfigurationError } from './config/configuration-error.ts';
import { logConfigurationWarnings } from './config/configuration-warnings.ts';
import type { LoadedSettings } from './config/load-settings.ts';
import type { Settings } from './config/settings-schema.ts';
import { secretsOf, workerConfig } from './config/worker-config.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { openGateway } from './gateway.ts';
import { redisLeaseBook } from './health/redis-lease-book.ts';
import { runDaemon } from './lifecycle/run-daemon.ts';
import type { SignalSource } from './lifecycle/signals.ts';
import { createLogger } from './log/create-logger.ts';
import { landmarks } from './log/landmarks.ts';
import { LineWriter } from './log/line-writer.ts';
import { pinoLevels } from './log/log-level.ts';
import { SecretBook } from './log/secret-book.ts';
import { openProviders } from './providers/open-providers.ts';
import { RedisConnection } from './redis-connection.ts';

// The only file that builds real things: clocks, streams, Redis, signals, the process's end.

// By number: the streams of `process` would cost memory and switch pipes to non-blocking.
const output = lineWriter(1);
const errors = lineWriter(2);

function lineWriter(fileDescriptor: number): LineWriter {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  return new LineWriter({
    writeSync: (bytes) => writeSync(fileDescriptor, bytes),
    atEndOfTurn: (callback) => void setImmediate(callback),
    pause: () => void Atomics.wait(sleeper, 0, 0, 5),
  });
}

function exit(code: number): never {
  output.flush();
  errors.flush();
  process.exit(code);
}

const signals: SignalSource = {
  onSignal: (listener) => {
    process.on('SIGTERM', () => listener('SIGTERM'));
    process.on('SIGINT', () => listener('SIGINT'));
  },
};

function startTimer(delayMs: number, onElapsed: () => void): () => void {
  const timer = setTimeout(onElapsed, delayMs);
  return () => clearTimeout(timer);
}

async function serve(settings: Settings, loaded: LoadedSettings): Promise<ExitCode> {
  const { log_level: level, log_format: format } = settings.monitoring;
  const config = workerConfig(settings);
  const secretTexts = secretsOf(loaded.effective);
  const secrets = new SecretBook(secretTexts, accountNumbersOf(config.brokers));
  const log = createLogger({
    level: pinoLevels[level],
    format,
    secrets: [],
    ...(secretTexts.length > 0 && { hide: (line: string) => secrets.hideWithNumbers(line) }),
    write: (line) => output.write(line),
  });
  exitOnDefect(log);
  log.info(
    { version: buildVersion, app_env: config.appEnvironment },
    landmarks.initialized(config.brokers === undefined),
  );
  logConfigurationWarnings(log, loaded, config);

  const permitRedis = new RedisConnection('hub-limiter', config.rateLimiter.redisUrl, log);
  const tokenRedis = new RedisConnection('hub-tokens', config.redisUrl, log);
  const gateway = openGateway({
    config,
    log,
    ...openProviders({
      config,
      log,
      redis: () => tokenRedis.get(),
      version: buildVersion,
      secrets,
      attemptId: randomUUID,
      monotonicMs: () => performance.now(),
    }),
    circuitOwner: `${hostname()}:${process.pid}`,
    redis: () => permitRedis.get(),
    startTimer,
    now: Date.now,
    monotonicMs: () => performance.now(),
  });
  const { lanes, handler, laneGate } = gateway;
  const code = await runDaemon({
    config,
    log,
    signals,
    providerNames: lanes.providerNames,
    isMock: config.brokers === undefined,
    createConsumer: (onEvent: (event: ConsumerEvent) => void) =>
      createConsumer({
        redis: config.redisUrl,
        priorityQueue: config.priorityQueue,
        normalQueue: config.normalQueue,
        concurrency: config.concurrency,
        leaseMs: config.leaseMs,
        responseTtlSeconds: config.responseTtlSeconds,
        maxTaskBytes: config.maxTaskBytes,
        deadLetterLimit: config.deadLetterLimit,
        retry: { maxRetries: config.maxRetries },
        crashLimit: config.crashLimit,
        idempotencyTtlMs: config.idempotencyTtlMs,
        ...(config.normalEvery !== undefined && { normalEvery: config.normalEvery }),
        ...(config.shareReads && { shareReads: (task: Task) => lanes.isQuote(task) }),
        ...(laneGate !== undefined && { lanes: laneGate }),
        handle: (claimed) => handler.handle(claimed),
        recall: (claimed) => handler.recall(claimed),
        onEvent,
      }),
    exitNow: exit,
    monotonicMs: () => performance.now(),
  });
  await gateway.close();
  permitRedis.close();
  tokenRedis.close();
  return code;
}

/** After a defect nothing in memory can be trusted: the lease brings the tasks back, a supervisor the worker. */
function exitOnDefect(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal(
      { err: error },
      'Uncaught exception: ending. Tasks in hand return when the lease ends. Report this',
    );
    exit(exitCodes.bug);
  });
  process.on('unhandledRejection', (error) => {
    log.fatal(
      { err: error },
      'Unhandled rejection: ending. Tasks in hand return when the lease ends. Report this',
    );
    exit(exitCodes.bug);
  });
}

const ended = runCommand(process.argv.slice(2), {
  environment: process.env,
  hostname: hostname(),
  version: buildVersion,
  readFile: (path) => readFile(path, 'utf8'),
  print: (line) => output.write(`${line}\n`),
  printError: (line) => errors.write(`${line}\n`),
  openLeaseBook: (redisUrl, normalQueue) => redisLeaseBook(redisUrl, normalQueue, startTimer),
  serve,
});
ended.then(exit, (error: unknown) => {
  if (error instanceof ConfigurationError) {
    errors.write(`configuration error: ${error.message}\n`);
    exit(exitCodes.configuration);
  }
  errors.write(`defect, please report: ${error instanceof Error ? error.stack : String(error)}\n`);
  exit(exitCodes.bug);
});
