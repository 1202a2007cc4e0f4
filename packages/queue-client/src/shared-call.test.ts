import type { Task } from '@hub/task-schema';
import { expect, test } from 'vitest';
import { idempotentCall, sharedRead } from './shared-call.ts';

const task: Task = {
  task_id: 't',
  provider: 'KIS',
  tr_id: 'T',
  account: 'default',
  params: { b: [1, { y: 1, x: 2 }], a: '가' },
};
const recordOf = (more: Partial<Task>) => sharedRead('n', { ...task, ...more }, 1_000).record;

test('takes reads for the same whatever the order of their parameters and the case of the provider', () => {
  const same = recordOf({});
  expect(recordOf({ params: { a: '가', b: [1, { x: 2, y: 1 }] } })).toBe(same);
  expect(recordOf({ provider: 'kis', task_id: 'other', caller: 'other', callback_key: 'other' })).toBe(same);
});

test('tells reads apart by provider, account, TR and parameters', () => {
  const records = [
    recordOf({}),
    recordOf({ provider: 'KIWOOM' }),
    recordOf({ account: 'second' }),
    recordOf({ tr_id: 'U' }),
    recordOf({ params: { a: '가' } }),
    recordOf({ params: { ...task.params, b: [{ y: 1, x: 2 }, 1] } }),
    recordOf({ params: { ...task.params, c: null } }),
  ];
  expect(new Set(records).size).toBe(records.length);
});

test('names the call of a key by a digest, apart from any read', () => {
  const call = idempotentCall('n', 'order-7', 86_400_000);
  expect(call).toEqual({ record: expect.stringMatching(/^\{n\}:shared:[0-9a-f]{40}$/), ttlMs: 86_400_000 });
  expect(idempotentCall('n', 'order-7', 1).record).toBe(call.record);
  expect(idempotentCall('n', 'order-8', 1).record).not.toBe(call.record);
});
