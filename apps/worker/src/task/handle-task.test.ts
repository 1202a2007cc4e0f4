import {
  CancelledError,
  type OperationClass,
  OutcomeUnknownError,
  type Provider,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnavailableError,
  RateLimitedError,
  TokenPendingError,
} from '@hub/provider';
import type { ClaimedTask } from '@hub/queue-client';
import { responseSchema, type Task } from '@hub/task-schema';
import { describe, expect, test } from 'vitest';
import { Circuits } from '../breaker/circuits.ts';
import { LaneRegistry } from '../lane/lane-registry.ts';
import { createLogger } from '../log/create-logger.ts';
import { TaskHandler } from './handle-task.ts';
import { TaskLog } from './task-log.ts';

const nowMs = 1_800_000_000_000;

/** A handler whose provider KIS does as told; what it logged; what it called. */
function setUp(
  call: Provider['call'] = async () => ({ data: { result: 'SUCCESS' } }),
  {
    level = 'info',
    operationClass = 'quote',
    holdWhileOpen = false,
  }: { level?: 'info' | 'warn'; operationClass?: OperationClass; holdWhileOpen?: boolean } = {},
) {
  const monotonic = { ms: 0 };
  const lines: string[] = [];
  const calls: Parameters<Provider['call']>[] = [];
  const provider: Provider = {
    name: 'KIS',
    operationClass: () => operationClass,
    call: (...parameters) => {
      calls.push(parameters);
      return call(...parameters);
    },
  };
  const config = {
    failureThreshold: 5,
    recoveryTimeoutSeconds: 30,
    halfOpenMaxCalls: 3,
    successThreshold: 2,
  };
  const clocks = { now: () => nowMs, monotonicMs: () => monotonic.ms };
  const circuits = new Circuits({ config, ...clocks, onChange: () => undefined });
  const write = (line: string) => void lines.push(line);
  const handler = new TaskHandler({
    lanes: new LaneRegistry({ providers: [provider], circuits, startTimer: () => () => undefined }),
    log: new TaskLog(createLogger({ level, format: 'json', secrets: [], write })),
    callTimeoutMs: 10_000,
    holdWhileOpen,
    ...clocks,
  });
  const messages = () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  return { handler, calls, messages, monotonic };
}

function claimed(task: Partial<Task> = {}, signal = new AbortController().signal): ClaimedTask {
  const whole = {
    task_id: 't-1',
    provider: 'KIS',
    tr_id: 'TR1',
    params: { symbol: '005930' },
    account: 'default',
  };
  const remainingMs = task.deadline_ms === undefined ? undefined : task.deadline_ms - nowMs;
  const claim = {
    queue: 'normal',
    claimedAtMs: nowMs - 5,
    submittedAtMs: undefined,
    attempt: 1,
    laned: false,
    remainingMs,
    signal,
  } as const;
  return { task: { ...whole, ...task }, ...claim };
}

/** The clock stands still; the task waited 5 ms in the worker's hands. */
const timing = {
  claimed_ms: nowMs - 5,
  sent_ms: nowMs,
  answered_ms: nowMs,
  stored_ms: nowMs,
  queue_ms: 5,
  permit_ms: 0,
  token_ms: 0,
  call_ms: 0,
  finish_ms: 0,
  total_ms: 5,
};

const closedCircuit = {
  name: 'KIS:quote',
  state: 'CLOSED',
  failure_count: 0,
  failure_threshold: 5,
  recovery_timeout: 30,
  last_failure_time: 0,
};

describe('an answer', () => {
  test('is a SUCCESS with the data, and the landmarks are logged in order', async () => {
    const { handler, calls, messages } = setUp();
    const response = await handler.handle(claimed({ provider: 'kis' }));
    expect(response).toEqual({
      task_id: 't-1',
      status: 'SUCCESS',
      data: { result: 'SUCCESS' },
      v: 1,
      provider: 'kis',
      tr_id: 'TR1',
      attempts: 1,
      timing,
    });
    expect(responseSchema.safeParse(response).success).toBe(true);
    expect(calls[0]?.[0]).toEqual({ trId: 'TR1', params: { symbol: '005930' }, account: 'default' });
    expect(calls[0]?.[1]).toMatchObject({ timeoutMs: 10_000, taskId: 't-1' });
    expect(messages()).toEqual([
      'Processing task: t-1 (provider: kis)',
      'Mock API Call: KIS TR1',
      'Task t-1 completed successfully',
    ]);
  });

  test('keeps the models and says when it is partial', async () => {
    const { handler } = setUp(async () => ({ data: {}, candles: [], partial: { reason: 'page 2 missing' } }));
    expect(await handler.handle(claimed())).toMatchObject({
      candles: [],
      partial: { reason: 'page 2 missing' },
    });
  });

  test('to a task without an id is logged as unknown', async () => {
    const { handler, messages } = setUp();
    expect(await handler.handle(claimed({ task_id: undefined }))).toMatchObject({ task_id: 'unknown' });
    expect(messages()[0]).toBe('Processing task: unknown (provider: KIS)');
  });

  test('writes nothing when the level is above info', async () => {
    const { handler, messages } = setUp(undefined, { level: 'warn' });
    await handler.handle(claimed());
    expect(messages()).toEqual([]);
  });
});

describe('an unknown provider', () => {
  test('is answered NO_CLIENT with the name as it was sent', async () => {
    const { handler, calls, messages } = setUp();
    const response = await handler.handle(claimed({ provider: 'Upbit' }));
    expect(response).toMatchObject({
      status: 'ERROR',
      reason: 'NO_CLIENT_Upbit',
      attempts: 0,
      error: { code: 'ERR_NO_PROVIDER', retry: 'never' },
    });
    expect(response).not.toHaveProperty('circuit_state');
    expect(responseSchema.safeParse(response).success).toBe(true);
    expect(calls).toEqual([]);
    expect(messages().at(-1)).toContain('NO_CLIENT_Upbit');
  });
});

describe('a deadline', () => {
  test.each([nowMs - 1, nowMs, 0])(
    'of %i, already passed, is answered without a call',
    async (deadline_ms) => {
      const { handler, calls, messages } = setUp();
      const response = await handler.handle(claimed({ deadline_ms }));
      expect(response).toMatchObject({
        status: 'ERROR',
        attempts: 0,
        circuit_state: closedCircuit,
        error: { code: 'ERR_DEADLINE_EXCEEDED', retry: 'never' },
      });
      expect(calls).toEqual([]);
      expect(messages()).not.toContain('Mock API Call: KIS TR1');
    },
  );

  test.each([
    [nowMs + 250, 250],
    [nowMs + 60_000, 10_000],
  ])('of %i leaves the call %i ms', async (deadline_ms, timeoutMs) => {
    const { handler, calls } = setUp();
    await handler.handle(claimed({ deadline_ms }));
    expect(calls[0]?.[1].timeoutMs).toBe(timeoutMs);
  });
});

describe('an error of the provider', () => {
  const counted = { ...closedCircuit, failure_count: 1, last_failure_time: nowMs / 1000 };

  test.each([
    [new ProviderUnavailableError('KIS', 'no connection'), 'safe', counted],
    [new ProviderTimeoutError('KIS', 500), 'safe', counted],
    [new OutcomeUnknownError('KIS', 'sent, no answer'), 'outcome-unknown', counted],
    [new ProviderRejectedError('KIS', 'refused', { providerCode: 'EGW00123' }), 'never', closedCircuit],
    [new RateLimitedError('KIS', 'too many', { retryAfterMs: 700 }), 'safe', closedCircuit],
    [new CancelledError('KIS'), 'never', closedCircuit],
  ])('%s is answered with its code and advice', async (error, retry, circuit_state) => {
    const { handler, messages } = setUp(() => Promise.reject(error));
    const response = await handler.handle(claimed());
    expect(response).toEqual({
      task_id: 't-1',
      status: 'ERROR',
      reason: error.message,
      v: 1,
      provider: 'KIS',
      tr_id: 'TR1',
      attempts: 1,
      circuit_state,
      error: {
        code: error.code,
        retry,
        message: error.message,
        ...(error.providerCode !== undefined && { provider_code: error.providerCode }),
        ...(error.retryAfterMs !== undefined && { retry_after_ms: error.retryAfterMs }),
      },
      timing,
    });
    expect(responseSchema.safeParse(response).success).toBe(true);
    expect(messages().at(-1)).toContain(`Task t-1 failed: ${error.code}`);
    expect(messages()).not.toContain('Task t-1 completed successfully');
  });

  test('counts up in circuit_state until a success', async () => {
    let isDown = true;
    const { handler } = setUp(async () => {
      if (isDown) {
        throw new ProviderUnavailableError('KIS', 'down');
      }
      return { data: {} };
    });
    const failureCount = async () => {
      const response = await handler.handle(claimed());
      return 'status' in response && response.status === 'ERROR'
        ? response.circuit_state?.failure_count
        : undefined;
    };
    expect([await failureCount(), await failureCount(), await failureCount()]).toEqual([1, 2, 3]);
    isDown = false;
    await failureCount();
    isDown = true;
    expect(await failureCount()).toBe(1);
  });

  test('of no known kind is a defect: ERR_INTERNAL, logged with its cause', async () => {
    const { handler, messages } = setUp(() => Promise.reject(new TypeError('x is not a function')));
    const response = await handler.handle(claimed());
    expect(response).toMatchObject({
      status: 'ERROR',
      circuit_state: closedCircuit,
      error: { code: 'ERR_INTERNAL', retry: 'outcome-unknown' },
    });
    expect(JSON.stringify(response)).not.toContain('x is not a function');
    expect(messages().at(-1)).toContain('failed by a defect of the provider KIS');
  });
});

describe('a stop of the worker', () => {
  test('hands a running query back: the handler rejects', async () => {
    const stop = new AbortController();
    const { handler } = setUp(() => new Promise(() => undefined));
    const handled = handler.handle(claimed({}, stop.signal));
    stop.abort();
    await expect(handled).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
  });

  test('answers an order that was sent: handed back it would be sent again', async () => {
    const stop = new AbortController();
    const { handler } = setUp(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new OutcomeUnknownError('KIS', 'it was sent')));
        }),
      { operationClass: 'order' },
    );
    const handled = handler.handle(claimed({}, stop.signal));
    stop.abort();
    expect(await handled).toMatchObject({ status: 'ERROR', error: { retry: 'outcome-unknown' } });
  });

  test('hands an order back that was not sent', async () => {
    const { handler } = setUp(undefined, { operationClass: 'order' });
    await expect(handler.handle(claimed({}, AbortSignal.abort()))).rejects.toMatchObject({
      code: 'ERR_CANCELLED',
    });
  });
});

describe('an open circuit', () => {
  const down = async () => {
    throw new ProviderUnavailableError('KIS', 'down');
  };

  test('answers REJECTED without a call until the recovery time is over', async () => {
    const { handler, calls, monotonic } = setUp(down);
    for (let failure = 0; failure < 5; failure += 1) {
      await handler.handle(claimed());
    }
    const response = await handler.handle(claimed());
    expect(response).toMatchObject({
      status: 'REJECTED',
      reason: 'CIRCUIT_OPEN',
      attempts: 0,
      circuit_state: { name: 'KIS:quote', state: 'OPEN', failure_count: 5 },
      error: { code: 'ERR_CIRCUIT_OPEN', retry: 'safe', retry_after_ms: 30_000 },
    });
    expect(responseSchema.safeParse(response).success).toBe(true);
    expect(calls).toHaveLength(5);
    monotonic.ms = 30_000;
    expect(await handler.handle(claimed())).toMatchObject({ status: 'ERROR' });
    expect(calls).toHaveLength(6);
  });

  test('holds a task until its deadline if so configured', async () => {
    const { handler } = setUp(down, { holdWhileOpen: true });
    for (let failure = 0; failure < 5; failure += 1) {
      await handler.handle(claimed());
    }
    expect(await handler.handle(claimed({ deadline_ms: nowMs + 60_000 }))).toEqual({ holdMs: 30_000 });
    expect(await handler.handle(claimed({ deadline_ms: nowMs + 20_000 }))).toMatchObject({
      status: 'REJECTED',
    });
    expect(await handler.handle(claimed())).toMatchObject({ status: 'REJECTED' });
  });
});

describe('a token that may not be asked for yet', () => {
  const pending = (retryAfterMs: number) => async () => {
    throw new TokenPendingError('KIS', 'KIS has no token now', { retryAfterMs });
  };

  test('is waited for in Redis, and is no fault of the broker', async () => {
    const { handler, calls } = setUp(pending(61_000));
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await handler.handle(claimed())).toEqual({ holdMs: 61_000 });
    }
    // A circuit that had opened would have kept the later ones from their call.
    expect(calls).toHaveLength(10);
    expect(await handler.handle(claimed({ deadline_ms: nowMs + 62_000 }))).toEqual({ holdMs: 61_000 });
  });

  test('that comes too late for the task is told at once', async () => {
    const { handler } = setUp(pending(61_000));
    expect(await handler.handle(claimed({ deadline_ms: nowMs + 30_000 }))).toMatchObject({
      status: 'ERROR',
      error: { code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe', retry_after_ms: 61_000 },
    });
    expect(await setUp(pending(3_600_000)).handler.handle(claimed())).toMatchObject({ status: 'ERROR' });
  });
});
