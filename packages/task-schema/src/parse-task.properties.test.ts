import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTask } from './parse-task.ts';

const outcomes = ['task', 'invalid', 'unreadable'];
const nonEmpty = fc.string({ minLength: 1, unit: 'binary' });
const MARK = 'S3CRET-VALUE';

/** Anything JSON can say, with a recognisable text among it. */
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constant(MARK),
  fc.constant([MARK]),
  fc.constant({ [MARK]: MARK }),
);
const fieldNames = [
  'task_id',
  'provider',
  'tr_id',
  'params',
  'account',
  'deadline_ms',
  'max_attempts',
  'callback_key',
  'idempotency_key',
  'caller',
  'traceparent',
  'timestamp',
  'submitted_at',
  'priority',
  'v',
];
const anyFields = fc.record(Object.fromEntries(fieldNames.map((name) => [name, anyValue])), {
  requiredKeys: [],
});

const validTask = fc.record(
  {
    task_id: nonEmpty.filter((id) => id !== 'unknown'),
    provider: nonEmpty.filter((name) => name.trim() !== ''),
    tr_id: nonEmpty,
    params: fc.dictionary(
      nonEmpty.filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    ),
    account: nonEmpty,
    deadline_ms: fc.maxSafeInteger(),
    max_attempts: fc.integer({ min: 1 }),
    callback_key: nonEmpty,
    idempotency_key: nonEmpty,
    caller: nonEmpty,
    traceparent: nonEmpty,
    v: fc.constant(1),
  },
  { requiredKeys: ['task_id', 'provider', 'tr_id', 'params', 'account'], noNullPrototype: true },
);

describe('parseTask properties', () => {
  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (payload) => {
        expect(outcomes).toContain(parseTask(payload).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (payload) => {
        expect(outcomes).toContain(parseTask(payload).kind);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back a valid task as it was sent', () => {
    fc.assert(
      fc.property(validTask, (task) => {
        const text = JSON.stringify(task);
        expect(parseTask(text)).toEqual({ kind: 'task', task: JSON.parse(text), warnings: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same faults and warnings whatever the order of the fields', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const reversed = Object.fromEntries(Object.entries(fields).toReversed());
        expect(parseTask(JSON.stringify(reversed))).toEqual(parseTask(JSON.stringify(fields)));
      }),
      { numRuns: 1000 },
    );
  });

  it('never prints a value it refuses or leaves out', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const parsed = parseTask(JSON.stringify(fields));
        const printed = parsed.kind === 'task' ? parsed.warnings : [parsed.message];
        expect(printed.join('\n')).not.toContain(MARK);
      }),
      { numRuns: 2000 },
    );
  });

  it('names every fault in its message', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const parsed = parseTask(JSON.stringify(fields));
        if (parsed.kind !== 'invalid') return;
        for (const fault of parsed.faults)
          expect(parsed.message).toContain(`${fault.path}: ${fault.message}`);
      }),
      { numRuns: 1000 },
    );
  });
});
