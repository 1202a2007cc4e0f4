import { expect, test } from 'vitest';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { taskId } from '../bench-task.ts';
import { DeliveryLedger } from './delivery-ledger.ts';

test('counts what never started and what started again', () => {
  const ledger = new DeliveryLedger(4);
  for (const index of [0, 2, 2, 2]) {
    ledger.start(taskId(index), undefined);
  }
  expect(ledger.neverStarted).toBe(2);
  expect(ledger.doubled).toBe(2);
  expect(ledger.started).toBe(4);
  expect(ledger.latenciesUs).toEqual([]);
});

test('tells how late a task with a due time started', () => {
  const ledger = new DeliveryLedger(1);
  ledger.start(taskId(0), monotonicUs() - 5_000);
  expect(ledger.latenciesUs[0]).toBeGreaterThanOrEqual(5_000);
  expect(ledger.latenciesUs[0]).toBeLessThan(1_000_000);
});
