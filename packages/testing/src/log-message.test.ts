import { expect, test } from 'vitest';
import { logMessage, parseLogLine } from './log-message.ts';

test('reads the message of a JSON log line', () => {
  expect(logMessage('{"level":30,"msg":"RestApiWorker started"}')).toBe('RestApiWorker started');
  expect(parseLogLine('{"level":30,"msg":"x"}')).toEqual({ level: 30, msg: 'x' });
});

test.each(['plain text', '{"level":30}', '{"msg":7}', '{broken', '"text"', ''])(
  'has no message in %j',
  (line) => {
    expect(logMessage(line)).toBeUndefined();
  },
);
