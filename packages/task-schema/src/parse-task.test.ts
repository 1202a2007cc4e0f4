import { describe, expect, expectTypeOf, it } from 'vitest';
import { parseTask } from './parse-task.ts';
import type { InvalidTask, ParsedTask } from './parsed-task.ts';
import type { Task } from './task.ts';
import type { TaskFault } from './task-fault.ts';

const minimal = { task_id: 'a-1', provider: 'KIS', tr_id: 'FHKST01010100', params: { symbol: '005930' } };

function parse(fields: object): ParsedTask {
  return parseTask(JSON.stringify({ ...minimal, ...fields }));
}

function taskOf(parsed: ParsedTask): Task {
  if (parsed.kind !== 'task') throw new Error(`expected a task, got ${parsed.kind}: ${parsed.message}`);
  return parsed.task;
}

function warningsOf(parsed: ParsedTask): readonly string[] {
  if (parsed.kind !== 'task') throw new Error(`expected a task, got ${parsed.kind}: ${parsed.message}`);
  return parsed.warnings;
}

function invalidOf(parsed: ParsedTask): InvalidTask {
  if (parsed.kind !== 'invalid') throw new Error(`expected an invalid task, got ${parsed.kind}`);
  return parsed;
}

describe('parseTask', () => {
  it('takes the four fields of the contract and fills in the defaults', () => {
    expect(parse({})).toEqual({ kind: 'task', task: { ...minimal, account: 'default' }, warnings: [] });
  });

  it('keeps every optional field of the contract', () => {
    const optional = {
      v: 1,
      account: 'isa',
      deadline_ms: 1_790_000_000_000,
      max_attempts: 2,
      callback_key: 'replies:7',
      idempotency_key: 'order-7',
      caller: 'screener',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    expect(taskOf(parse(optional))).toEqual({ ...minimal, ...optional });
  });

  it('drops fields it does not know', () => {
    expect(taskOf(parse({ colour: 'green' }))).not.toHaveProperty('colour');
  });

  it('takes null for absent in every optional field', () => {
    const fields = ['params', 'account', 'deadline_ms', 'max_attempts', 'callback_key', 'idempotency_key'];
    const others = ['caller', 'traceparent', 'v', 'timestamp', 'submitted_at', 'priority'];
    const parsed = parse(Object.fromEntries([...fields, ...others].map((field) => [field, null])));
    expect(warningsOf(parsed)).toEqual([]);
    expect(taskOf(parsed)).toEqual({ ...minimal, params: {}, account: 'default' });
  });

  it.each([['missing'], [null], [7], [''], ['unknown'], [['a']], [{}]])(
    'runs a task whose id is %j, but says that no response will be stored',
    (value) => {
      const parsed = parse({ task_id: value === 'missing' ? undefined : value });
      expect(taskOf(parsed).task_id).toBeUndefined();
      expect(warningsOf(parsed)).toContain('no usable task_id: no response will be stored');
    },
  );

  it.each(['callback_key', 'caller', 'traceparent', 'timestamp', 'submitted_at', 'priority', 'v'])(
    'leaves out `%s` of a wrong type with a warning',
    (field) => {
      const parsed = parse({ [field]: { odd: true } });
      expect(taskOf(parsed)).toEqual({ ...minimal, account: 'default' });
      expect(warningsOf(parsed)).toEqual([expect.stringMatching(`^${field} ignored: .*an object`)]);
    },
  );

  it.each(['account', 'deadline_ms', 'max_attempts', 'idempotency_key', 'provider', 'tr_id', 'params'])(
    'refuses `%s` of a wrong type',
    (field) => {
      expect(invalidOf(parse({ [field]: ['odd'] })).faults).toEqual([
        { path: field, message: expect.stringContaining('received a list') },
      ]);
    },
  );

  it('refuses a wire version that is too new', () => {
    expect(invalidOf(parse({ v: 2 })).faults).toEqual([
      { path: 'v', message: 'wire version 2 is newer than this hub understands (1)' },
    ]);
  });

  it('names all faults at once and leaves tolerated ones out of them', () => {
    const invalid = invalidOf(
      parse({ provider: ' ', tr_id: null, params: [], max_attempts: 0, priority: {} }),
    );
    expect(invalid.faults).toEqual([
      { path: 'provider', message: 'must not be blank' },
      { path: 'tr_id', message: 'expected text, received null' },
      { path: 'params', message: 'expected an object, received a list' },
      { path: 'max_attempts', message: 'must be at least 1' },
    ]);
    expect(invalid.message).toBe(
      'task is invalid: provider: must not be blank; tr_id: expected text, received null; ' +
        'params: expected an object, received a list; max_attempts: must be at least 1',
    );
  });

  it('hands out what an invalid task can still be answered with', () => {
    expect(invalidOf(parse({ params: 3, callback_key: 'replies:7' }))).toMatchObject({
      taskId: 'a-1',
      provider: 'KIS',
      trId: 'FHKST01010100',
      callbackKey: 'replies:7',
    });
    expect(invalidOf(parse({ task_id: 'unknown', provider: 1, tr_id: 2, callback_key: 3 }))).toMatchObject({
      taskId: undefined,
      provider: undefined,
      trId: undefined,
      callbackKey: undefined,
    });
  });

  it('counts the limit in UTF-8 bytes', () => {
    const payload = JSON.stringify({ ...minimal, params: { name: '삼성전자' } });
    const bytes = Buffer.byteLength(payload);
    expect(bytes).toBeGreaterThan(payload.length);
    expect(parseTask(payload, { maxBytes: bytes }).kind).toBe('task');
    expect(parseTask(payload, { maxBytes: bytes - 1 })).toEqual({
      kind: 'unreadable',
      code: 'ERR_TASK_TOO_LARGE',
      message: `payload has ${bytes} bytes, the limit is ${bytes - 1}`,
    });
  });

  it('allows one mebibyte unless told otherwise', () => {
    const frame = JSON.stringify({ ...minimal, params: { filler: '' } });
    const filled = (bytes: number) => frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`);
    expect(parseTask(filled(1_048_576)).kind).toBe('task');
    expect(parseTask(filled(1_048_577)).kind).toBe('unreadable');
  });

  it('has the result type the queue is written against', () => {
    type Expected =
      | { readonly kind: 'task'; readonly task: Task; readonly warnings: readonly string[] }
      | {
          readonly kind: 'invalid';
          readonly taskId: string | undefined;
          readonly provider: string | undefined;
          readonly trId: string | undefined;
          readonly callbackKey: string | undefined;
          readonly faults: readonly TaskFault[];
          readonly message: string;
        }
      | {
          readonly kind: 'unreadable';
          readonly code: 'ERR_TASK_NOT_JSON' | 'ERR_TASK_NOT_AN_OBJECT' | 'ERR_TASK_TOO_LARGE';
          readonly message: string;
        };
    expectTypeOf<ParsedTask>().toEqualTypeOf<Expected>();
    expectTypeOf<Task['task_id']>().toEqualTypeOf<string | undefined>();
  });
});
