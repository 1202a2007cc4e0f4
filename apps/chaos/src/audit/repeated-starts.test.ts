import { expect, test } from 'vitest';
import type { Strike } from '../act/strike.ts';
import type { Start } from '../ledger/start.ts';
import { repeatedStarts } from './repeated-starts.ts';

const leaseMs = 1_000;

function start(worker: string, atMs: number): Start {
  return { taskId: 't', nonce: `${worker}:${atMs}`, worker, atMs };
}

function strike(kind: Strike['kind'], worker: string, fromMs: number, toMs = fromMs): Strike {
  return { kind, workers: [worker], fromMs, toMs, recovery: { by: 'nothing' } };
}

function unexplained(
  starts: readonly Start[],
  strikes: readonly Strike[],
  lost: readonly [worker: string, atMs: number][] = [],
): number {
  const leaseLostAtMs = new Map(lost.map(([worker, atMs]) => [worker, [atMs]]));
  return repeatedStarts({ starts, strikes, leaseLostAtMs, leaseMs }).unexplained.length;
}

test('a start again after the first worker was killed is explained', () => {
  const starts = [start('w0.1', 10_000), start('w1.1', 11_000)];
  expect(unexplained(starts, [strike('kill-worker', 'w0.1', 10_500)])).toBe(0);
  expect(unexplained(starts, [strike('kill-worker', 'w0.1', 20_000)])).toBe(1);
  expect(unexplained(starts, [strike('kill-worker', 'w2.1', 10_500)])).toBe(1);
});

test('a worker that was hit and says that its lease is gone explains it', () => {
  const starts = [start('w0.1', 10_000), start('w1.1', 12_000)];
  const frozen = strike('freeze-worker', 'w0.1', 10_500, 13_000);
  expect(unexplained(starts, [frozen], [['w0.1', 13_010]])).toBe(0);
  expect(unexplained(starts, [frozen])).toBe(1);
});

test('a lost lease without a fault explains nothing', () => {
  const starts = [start('w0.1', 10_000), start('w1.1', 12_000)];
  expect(unexplained(starts, [], [['w0.1', 12_010]])).toBe(1);
});

test('the late start of a frozen worker, written when it woke up, is explained', () => {
  const starts = [start('w1.1', 12_000), start('w0.1', 13_000)];
  const frozen = strike('freeze-worker', 'w0.1', 10_500, 13_000);
  expect(unexplained(starts, [frozen], [['w0.1', 13_050]])).toBe(0);
});

test('a cut connection is no reason for a worker that kept its lease to start a task twice', () => {
  const starts = [start('w0.1', 10_000), start('w0.1', 10_050)];
  expect(unexplained(starts, [strike('cut', 'w0.1', 10_020)])).toBe(1);
  expect(unexplained(starts, [strike('cut', 'w0.1', 10_020)], [['w0.1', 10_040]])).toBe(0);
});
