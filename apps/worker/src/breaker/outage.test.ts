import { type Provider, ProviderUnavailableError } from '@hub/provider';
import type { ClaimedTask } from '@hub/queue-client';
import { expect, test } from 'vitest';
import { LaneRegistry } from '../lane/lane-registry.ts';
import { createLogger } from '../log/create-logger.ts';
import { TaskHandler } from '../task/handle-task.ts';
import { TaskLog } from '../task/task-log.ts';
import { Circuits } from './circuits.ts';

const outageMs = 600_000;
const recoveryTimeoutSeconds = 30;
/** 18 tasks a second. */
const intervalMs = 1_000 / 18;

/** Two brokers; KIS refuses connections for ten minutes of a simulated clock. */
function setUp() {
  const clock = { ms: 0 };
  const calls = { KIS: 0, KIWOOM: 0 };
  const provider = (name: 'KIS' | 'KIWOOM', isUp: () => boolean): Provider => ({
    name,
    operationClass: () => 'quote',
    async call() {
      calls[name] += 1;
      if (!isUp()) {
        throw new ProviderUnavailableError(name, 'connect ECONNREFUSED');
      }
      return { data: {} };
    },
  });
  const clocks = { now: () => 1_800_000_000_000 + clock.ms, monotonicMs: () => clock.ms };
  const config = { failureThreshold: 5, recoveryTimeoutSeconds, halfOpenMaxCalls: 3, successThreshold: 2 };
  const handler = new TaskHandler({
    lanes: new LaneRegistry({
      providers: [provider('KIS', () => clock.ms >= outageMs), provider('KIWOOM', () => true)],
      circuits: new Circuits({ config, ...clocks, onChange: () => undefined }),
      startTimer: () => () => undefined,
    }),
    log: new TaskLog(createLogger({ level: 'fatal', format: 'json', secrets: [], write: () => undefined })),
    callTimeoutMs: 10_000,
    holdWhileOpen: false,
    ...clocks,
  });
  const handle = async (name: 'KIS' | 'KIWOOM') => {
    const claimed: ClaimedTask = {
      task: { task_id: 't', provider: name, tr_id: 'TR', params: {}, account: 'default' },
      queue: 'normal',
      claimedAtMs: clocks.now(),
      submittedAtMs: undefined,
      attempt: 1,
      laned: true,
      remainingMs: undefined,
      signal: new AbortController().signal,
    };
    const response = await handler.handle(claimed);
    return 'status' in response ? response.status : 'held';
  };
  return { clock, calls, handle };
}

test('a broker that is down for ten minutes is hardly called, delays no other, and is used again soon', async () => {
  const { clock, calls, handle } = setUp();
  const answers = { KIS: new Map<string, number>(), KIWOOM: new Map<string, number>() };
  let tasks = 0;
  for (; clock.ms < outageMs; clock.ms += intervalMs) {
    tasks += 1;
    for (const name of ['KIS', 'KIWOOM'] as const) {
      const status = await handle(name);
      answers[name].set(status, (answers[name].get(status) ?? 0) + 1);
    }
  }
  expect(tasks).toBeGreaterThanOrEqual(10_800);
  expect(calls.KIS).toBeLessThanOrEqual(0.05 * tasks);
  expect(answers.KIS.get('REJECTED')).toBe(tasks - calls.KIS);
  expect(answers.KIWOOM.get('SUCCESS')).toBe(tasks);

  const upAtMs = clock.ms;
  while ((await handle('KIS')) !== 'SUCCESS') {
    clock.ms += intervalMs;
  }
  expect(clock.ms - upAtMs).toBeLessThanOrEqual(recoveryTimeoutSeconds * 1_000 + 1_000);
  // From then on every task is called.
  for (let next = 0; next < 100; next += 1) {
    expect(await handle('KIS')).toBe('SUCCESS');
  }
});
