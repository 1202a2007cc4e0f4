import type { Consumer, ConsumerEvent, StopOptions } from '@hub/queue-client';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../config/load-settings.ts';
import { workerConfig } from '../config/worker-config.ts';
import { createLogger } from '../log/create-logger.ts';
import { runDaemon } from './run-daemon.ts';
import type { StopSignal } from './signals.ts';

const redisUrl = 'redis://redis:6379/15';

/** A daemon around a consumer that connects, and tells events, when told to. */
async function setUp(environment: Record<string, string> = {}) {
  const readFile = () => Promise.reject(new Error('no file'));
  const loaded = await loadSettings({ environment, assignments: [], configPath: undefined, readFile });
  if (loaded.settings === undefined) {
    throw new Error(loaded.problems.join('\n'));
  }
  const lines: string[] = [];
  const stops: StopOptions[] = [];
  const exits: number[] = [];
  const time = { nowMs: 0 };
  let raise: (signal: StopSignal) => void = () => undefined;
  let tell: (event: ConsumerEvent) => void = () => undefined;
  let connect: () => void = () => undefined;
  let abandon: (error: Error) => void = () => undefined;

  const consumer: Consumer = {
    workerId: 'host:1:2:x',
    start: () =>
      new Promise((resolve, reject) => {
        connect = resolve;
        abandon = reject;
      }),
    stop: async (options = {}) => {
      stops.push(options);
      abandon(new Error('stopped before Redis answered'));
      return { handedBack: 3 };
    },
  };
  const ended = runDaemon({
    config: workerConfig(loaded.settings),
    log: createLogger({ level: 'info', format: 'json', secrets: [], write: (line) => void lines.push(line) }),
    isMock: true,
    providerNames: ['KIS', 'KIWOOM'],
    createConsumer: (onEvent) => {
      tell = onEvent;
      return consumer;
    },
    signals: { onSignal: (listener) => void (raise = listener) },
    exitNow: (code) => void exits.push(code),
    monotonicMs: () => time.nowMs,
  });
  return {
    ended,
    stops,
    exits,
    time,
    messages: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    raise: (signal: StopSignal) => raise(signal),
    tell: (event: ConsumerEvent) => tell(event),
    fail: (error: Error) => abandon(error),
    connect: () => {
      tell({ type: 'redis-connected', redisUrl });
      connect();
    },
  };
}

const waiting = {
  type: 'redis-waiting',
  redisUrl,
  attempt: 2,
  delayMs: 120,
  error: new Error('ECONNREFUSED'),
} as const;

describe('runDaemon', () => {
  test('logs the landmarks of start and stop in their order and ends with 0', async () => {
    const { ended, connect, raise, messages, stops } = await setUp({ HUB_SHUTDOWN_TIMEOUT: '2.5' });
    connect();
    await expect.poll(messages).toContain('RestApiWorker started (Mock Mode)');
    raise('SIGTERM');
    expect(await ended).toBe(0);
    expect(messages()).toEqual([
      'QueueManager connected to Redis: redis://redis:6379/15',
      'MockClient initialized for KIS',
      'MockClient initialized for KIWOOM',
      'RestApiWorker setup completed',
      'RestApiWorker started (Mock Mode)',
      'Received signal: 15',
      'Stop signal received',
      'Handed 3 unfinished tasks back to their lists',
      'RestApiWorker stopped',
    ]);
    expect(stops).toEqual([{ graceMs: 2_500 }]);
  });

  test('stops before Redis ever answered', async () => {
    const { ended, raise, tell, messages } = await setUp();
    tell(waiting);
    raise('SIGINT');
    expect(await ended).toBe(0);
    expect(messages()).toContain('Received signal: 2');
    expect(messages()).not.toContain('RestApiWorker started (Mock Mode)');
    expect(messages().at(-1)).toBe('RestApiWorker stopped');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at once on a second %s', async (signal, code) => {
    const { ended, connect, raise, exits, stops } = await setUp();
    connect();
    raise('SIGTERM');
    raise(signal);
    expect(exits).toEqual([code]);
    await ended;
    expect(stops).toHaveLength(1);
  });

  test('waits for Redis for ever, naming the setting and the next try', async () => {
    const { ended, tell, time, messages, raise } = await setUp();
    tell(waiting);
    time.nowMs = 1e9;
    tell(waiting);
    const [line] = messages();
    expect(line).toContain('ECONNREFUSED');
    expect(line).toContain('REDIS_URL');
    expect(line).toContain('next try in 120 ms');
    raise('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('gives up with 69 when Redis stays away longer than allowed', async () => {
    const { ended, connect, tell, time, messages } = await setUp({ HUB_REDIS_WAIT_LIMIT: '10' });
    tell(waiting);
    time.nowMs = 9_000;
    connect();
    time.nowMs = 12_000;
    tell({ type: 'redis-lost', redisUrl });
    time.nowMs = 22_000;
    tell(waiting);
    time.nowMs = 22_001;
    tell(waiting);
    expect(await ended).toBe(69);
    expect(messages().join()).toContain('HUB_REDIS_WAIT_LIMIT');
  });

  test('a start that fails for another reason is a defect: it rejects', async () => {
    const { ended, fail } = await setUp();
    fail(new RangeError('concurrency is 0'));
    await expect(ended).rejects.toThrow('concurrency is 0');
  });
});
