import { describe, expect, it } from 'vitest';
import { parseTask } from './parse-task.ts';

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const task = (fields: string) => `{"task_id":"a","provider":"KIS","tr_id":"T"${fields}}`;
const BOM = '\ufeff';

/** What the payload is, the payload, and what becomes of it: `task`, bad fields, or an error code. */
const payloads: readonly (readonly [behaviour: string, payload: string, outcome: string])[] = [
  ['refuses empty text', '', 'ERR_TASK_NOT_JSON'],
  ['refuses spaces', '   ', 'ERR_TASK_NOT_JSON'],
  ['refuses a lone byte order mark', BOM, 'ERR_TASK_NOT_JSON'],
  ['refuses plain words', 'hello', 'ERR_TASK_NOT_JSON'],
  ['refuses a cut object', '{"task_id":"a"', 'ERR_TASK_NOT_JSON'],
  ['refuses text after the object', `${task('')} x`, 'ERR_TASK_NOT_JSON'],
  ['refuses two objects', task('') + task(''), 'ERR_TASK_NOT_JSON'],
  ['refuses single quotes', "{'task_id':'a'}", 'ERR_TASK_NOT_JSON'],
  ['refuses a trailing comma', task(','), 'ERR_TASK_NOT_JSON'],
  ['refuses NaN', task(',"deadline_ms":NaN'), 'ERR_TASK_NOT_JSON'],
  ['refuses Infinity', task(',"deadline_ms":Infinity'), 'ERR_TASK_NOT_JSON'],
  ['refuses Python None', task(',"params":None'), 'ERR_TASK_NOT_JSON'],
  ['refuses undefined', 'undefined', 'ERR_TASK_NOT_JSON'],
  ['refuses a raw control character in text', task(',"caller":"a\u0001b"'), 'ERR_TASK_NOT_JSON'],
  ['refuses a raw line end in text', task(',"caller":"a\nb"'), 'ERR_TASK_NOT_JSON'],
  ['refuses a leading NUL', `\0${task('')}`, 'ERR_TASK_NOT_JSON'],
  ['refuses two byte order marks', BOM + BOM + task(''), 'ERR_TASK_NOT_JSON'],
  ['refuses unclosed lists ten thousand deep', '['.repeat(10_000), 'ERR_TASK_NOT_JSON'],
  ['refuses lists ten thousand deep', nested(10_000, '[', ']'), 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses null', 'null', 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses true', 'true', 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses a number', '42', 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses text', '"KIS"', 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses a task packed as text', JSON.stringify(task('')), 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses an empty list', '[]', 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses a list of tasks', `[${task('')}]`, 'ERR_TASK_NOT_AN_OBJECT'],
  ['refuses more than the limit', task(`,"params":{"a":"${'x'.repeat(1_100_000)}"}`), 'ERR_TASK_TOO_LARGE'],
  [
    'refuses more than the limit in wide characters',
    task(`,"caller":"${'가'.repeat(400_000)}"`),
    'ERR_TASK_TOO_LARGE',
  ],
  ['names what an empty object lacks', '{}', 'provider tr_id'],
  ['does not take fields from `__proto__`', '{"__proto__":{"provider":"KIS","tr_id":"T"}}', 'provider tr_id'],
  ['refuses an empty provider', '{"provider":"","tr_id":"T"}', 'provider'],
  ['refuses a provider of spaces', '{"provider":" \\t","tr_id":"T"}', 'provider'],
  ['refuses an empty tr_id', '{"provider":"KIS","tr_id":""}', 'tr_id'],
  ['refuses params that are a list', task(',"params":[]'), 'params'],
  ['refuses params that are text', task(',"params":"{}"'), 'params'],
  ['refuses params that are false', task(',"params":false'), 'params'],
  [
    'refuses params ten thousand deep',
    task(`,"params":${nested(10_000, '{"a":', '}').replace(':}', ':1}')}`),
    'params',
  ],
  ['refuses an empty account', task(',"account":""'), 'account'],
  ['refuses an account number', task(',"account":12345678'), 'account'],
  ['refuses a deadline as text', task(',"deadline_ms":"1790000000000"'), 'deadline_ms'],
  ['refuses a deadline with a fraction', task(',"deadline_ms":1.5'), 'deadline_ms'],
  ['refuses a deadline beyond all numbers', task(',"deadline_ms":1e999'), 'deadline_ms'],
  ['refuses a deadline beyond exact integers', task(',"deadline_ms":9007199254740993'), 'deadline_ms'],
  ['refuses no attempts', task(',"max_attempts":0'), 'max_attempts'],
  ['refuses attempts that are true', task(',"max_attempts":true'), 'max_attempts'],
  ['refuses an empty idempotency key', task(',"idempotency_key":""'), 'idempotency_key'],
  ['refuses version 2', task(',"v":2'), 'v'],
  ['refuses a huge version', task(',"v":1e300'), 'v'],
  ['lets the last of two equal keys win', task(',"params":[],"params":{}'), 'task'],
  ['reads the last of two equal keys even if it is bad', task(',"params":{},"params":[]'), 'params'],
  ['strips one byte order mark', BOM + task(''), 'task'],
  ['allows space around the object', `\r\n ${task('')}\t`, 'task'],
  ['allows unknown fields', task(',"x":{"y":[1,2,{"z":null}]}'), 'task'],
  ['allows an unknown field ten thousand deep', task(`,"x":${nested(10_000, '[', ']')}`), 'task'],
  ['allows a tolerated field ten thousand deep', task(`,"priority":${nested(10_000, '[', ']')}`), 'task'],
  ['allows params as deep as any caller nests', task(`,"params":{"a":${nested(200, '[', ']')}}`), 'task'],
  ['allows `__proto__` in params', task(',"params":{"__proto__":{"polluted":true}}'), 'task'],
  ['allows names of object members in params', task(',"params":{"constructor":1,"toString":null}'), 'task'],
  ['allows names of object members as fields', task(',"constructor":1,"hasOwnProperty":2'), 'task'],
  ['allows a lone surrogate', task(',"params":{"a":"\\ud800"}'), 'task'],
  ['allows a raw lone surrogate', task(',"params":{"a":"\ud800"}'), 'task'],
  ['allows escaped control characters', task(',"params":{"a":"\\u0000\\u001b[31m"}'), 'task'],
  [
    'allows huge numbers in params',
    task(',"params":{"a":1e999,"b":-0,"c":123456789012345678901234567890}'),
    'task',
  ],
  ['allows an empty key in params', task(',"params":{"":""}'), 'task'],
  ['allows Korean text and emoji', task(',"params":{"이름":"삼성전자 🚀"}'), 'task'],
  ['allows a deadline in the past', task(',"deadline_ms":-1'), 'task'],
  ['ignores a version as text', task(',"v":"2"'), 'task'],
  ['ignores a version with a fraction', task(',"v":2.5'), 'task'],
  ['ignores a version below one', task(',"v":0'), 'task'],
  ['ignores a version beyond all numbers', task(',"v":1e999'), 'task'],
  ['ignores an empty callback key', task(',"callback_key":""'), 'task'],
  ['ignores a callback key that is no text', task(',"callback_key":17'), 'task'],
  ['ignores a caller that is a list', task(',"caller":["me"]'), 'task'],
  ['takes any priority', task(',"priority":"urgent"'), 'task'],
  ['takes a priority that is an object', task(',"priority":{"level":1}'), 'task'],
  ['takes a timestamp as text', task(',"timestamp":"2026-11-23T09:00:00+09:00"'), 'task'],
  ['takes a timestamp as a fraction', task(',"timestamp":1790000000.123'), 'task'],
];

describe('parseTask on odd payloads', () => {
  it.each(payloads)('%s', (_behaviour, payload, outcome) => {
    const parsed = parseTask(payload);
    if (parsed.kind === 'task') expect(outcome).toBe('task');
    else if (parsed.kind === 'unreadable') expect(parsed.code).toBe(outcome);
    else expect([...new Set(parsed.faults.map((fault) => fault.path))].join(' ')).toBe(outcome);
  });

  it('gives no prototype and no `__proto__` key to params', () => {
    const parsed = parseTask(task(',"params":{"__proto__":{"polluted":true},"a":1}'));
    expect(parsed).toMatchObject({ kind: 'task', task: { params: { a: 1 } } });
    const params: object = parsed.kind === 'task' ? parsed.task.params : {};
    expect(Object.keys(params)).toEqual(['a']);
    expect('polluted' in params).toBe(false);
  });

  it('makes params that can be written as JSON again', () => {
    const tasks = payloads
      .map(([, payload]) => parseTask(payload))
      .filter((parsed) => parsed.kind === 'task');
    expect(() => tasks.map((parsed) => JSON.stringify(parsed.task))).not.toThrow();
  });

  it('tells where JSON ends, but never quotes it', () => {
    const parsed = parseTask('{"appsecret":"S3CRET" "x"}');
    expect(parsed).toEqual({
      kind: 'unreadable',
      code: 'ERR_TASK_NOT_JSON',
      message: 'payload is not JSON (at character 22)',
    });
    expect(JSON.stringify(parseTask('S3CRET'))).not.toContain('S3CRET');
  });
});
