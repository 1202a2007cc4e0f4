import { expect, test } from 'vitest';
import { prettyLine } from './pretty-line.ts';

// Built from local parts: the line has the time zone of the process, whichever that is.
const time = new Date(2026, 0, 20, 12, 0, 0, 123).toISOString();
const line = (fields: object) =>
  prettyLine(JSON.stringify({ level: 'info', time, name: 'RestApiWorker', ...fields }));

test('has date, time with a comma, name, level and message', () => {
  expect(line({ msg: 'Processing task: test-002 (provider: KIS)' })).toBe(
    '2026-01-20 12:00:00,123 - RestApiWorker - INFO - Processing task: test-002 (provider: KIS)\n',
  );
});

test('puts an error behind the message and its stack below', () => {
  const text = line({
    level: 'error',
    msg: 'failed',
    err: { message: 'boom', stack: 'Error: boom\n    at x' },
  });
  expect(text).toBe(
    '2026-01-20 12:00:00,123 - RestApiWorker - ERROR - failed: boom\nError: boom\n    at x\n',
  );
});

test('shows control characters as escapes, so that a task id cannot forge a line', () => {
  expect(line({ msg: 'Task a\n2026 - b\u001b[31m completed' })).toBe(
    '2026-01-20 12:00:00,123 - RestApiWorker - INFO - Task a\\n2026 - b\\u001b[31m completed\n',
  );
});
