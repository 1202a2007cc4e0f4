import { describe, expect, test } from 'vitest';
import { startedTask, workerMessage } from './worker-messages.ts';

const line = (level: string, msg: string) => JSON.stringify({ level, msg });

describe('workerMessage', () => {
  test.each([
    ['info', 'Task test-002 completed successfully', { kind: 'task-done', taskId: 'test-002' }],
    ['warn', 'Task a b failed: ERR_X: text. Do this', { kind: 'task-done', taskId: 'a b' }],
    [
      'warn',
      'Task x refused: ERR_TASK_INVALID',
      { kind: 'warning', text: 'Task x refused: ERR_TASK_INVALID' },
    ],
    ['error', 'Redis was away', { kind: 'warning', text: 'Redis was away' }],
    ['info', 'RestApiWorker setup completed', { kind: 'other' }],
  ])('%s: %s', (level, msg, expected) => {
    expect(workerMessage(line(level, msg))).toEqual(expected);
  });

  test('passes on what is no log line', () => {
    expect(workerMessage('FATAL ERROR: heap')).toEqual({ kind: 'warning', text: 'FATAL ERROR: heap' });
  });
});

describe('startedTask', () => {
  test('finds the id, whatever stands in it', () => {
    expect(startedTask('Processing task: test-002 (provider: KIS)')).toBe('test-002');
    expect(startedTask('Processing task: a (provider: b) (provider: KIS)')).toBe('a (provider: b)');
    expect(startedTask('Task test-002 completed successfully')).toBeUndefined();
  });
});
