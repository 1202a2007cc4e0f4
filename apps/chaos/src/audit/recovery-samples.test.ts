import { expect, test } from 'vitest';
import type { Strike } from '../act/strike.ts';
import type { Start } from '../ledger/start.ts';
import { recoverySamples } from './recovery-samples.ts';

function start(taskId: string, worker: string, atMs: number): Start {
  return { taskId, nonce: `${worker}:${taskId}`, worker, atMs };
}

const nothing = { answeredBy: new Map<string, string>(), connectedAtMs: new Map<string, number[]>() };

test('a kill has recovered when the last task of the victim runs again', () => {
  const strike: Strike = {
    kind: 'kill-worker',
    workers: ['w0.1'],
    fromMs: 1_000,
    toMs: 1_010,
    recovery: { by: 'tasks', sinceMs: 1_000, taskIds: ['a', 'b', 'c'] },
  };
  const starts = [start('a', 'w0.1', 900), start('a', 'w1.1', 1_400), start('b', 'w1.1', 1_700)];
  // c was answered by the victim: its answer was under way when it died.
  const answeredBy = new Map([['c', 'w0.1:c']]);
  expect(recoverySamples({ ...nothing, starts, strikes: [strike], answeredBy })).toEqual([
    { kind: 'kill-worker', ms: 700, firstMs: 400 },
  ]);
});

test('a kill that hit an idle worker tells nothing', () => {
  const recovery = { by: 'tasks', sinceMs: 1_000, taskIds: [] } as const;
  const strike: Strike = { kind: 'kill-worker', workers: ['w0.1'], fromMs: 1_000, toMs: 1_010, recovery };
  expect(recoverySamples({ ...nothing, starts: [], strikes: [strike] })).toEqual([]);
});

test('a worker that must reconnect has recovered with its first start after that', () => {
  const recovery = { by: 'workers', sinceMs: 1_000, brokenAtMs: 800 } as const;
  const strike: Strike = {
    kind: 'kill-redis',
    workers: ['w0.1', 'w1.1'],
    fromMs: 800,
    toMs: 1_000,
    recovery,
  };
  // The start at 1 050 was of a task it had in hand before.
  const starts = [start('a', 'w0.1', 1_050), start('b', 'w0.1', 1_220), start('c', 'w1.1', 1_060)];
  const connectedAtMs = new Map([['w0.1', [500, 1_200]]]);
  expect(recoverySamples({ ...nothing, starts, strikes: [strike], connectedAtMs })).toEqual([
    { kind: 'kill-redis', ms: 220, firstMs: 220 },
  ]);
});
