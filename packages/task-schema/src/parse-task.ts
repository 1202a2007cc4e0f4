import type * as z from 'zod';
import { checkObject, type SchemaIssue } from './checked-object.ts';
import { isNestedDeeperThan } from './nesting-depth.ts';
import type { InvalidTask, ParsedTask } from './parsed-task.ts';
import { type Task, taskDefaults, taskSchema, UNKNOWN_TASK_ID } from './task.ts';
import { faultSummary, type TaskFault } from './task-fault.ts';
import { readWireObject, type WireObject } from './wire-object.ts';

/** How `parseTask` reads a payload. */
export interface ParseTaskOptions {
  /** Largest payload accepted, UTF-8 bytes. @defaultValue 1_048_576 */
  readonly maxBytes?: number;
}

/**
 * `JSON.stringify` overflows its stack some thousand levels down, and parameters are written again (to Redis, to the
 * broker, into the mock's echo). No caller nests more than a handful of levels.
 */
const MAX_PARAMS_DEPTH = 256;
/** Each level takes two characters (`[` and `]`), so a shorter payload cannot be too deep and is not walked. */
const MIN_LENGTH_TO_WALK = 2 * MAX_PARAMS_DEPTH;

/** Fields that old senders may fill with anything: a bad one is left out. Others change what happens. */
const toleratedFields: ReadonlySet<PropertyKey | undefined> = new Set([
  'task_id',
  'callback_key',
  'caller',
  'traceparent',
  'timestamp',
  'submitted_at',
  'priority',
]);

/**
 * Read one task from the text a Redis list gave.
 *
 * Never throws, whatever the payload; all faults are reported at once and no value is ever quoted.
 */
export function parseTask(payload: string, options?: ParseTaskOptions): ParsedTask {
  const read = readWireObject(payload, options?.maxBytes ?? taskDefaults.maxBytes);
  if (read.kind !== 'object') return read;

  const checked = checkObject(taskSchema, read.value, isTolerated);
  if (checked.kind === 'faulty') return invalidTask(read.value, checked.faults);
  if (payload.length >= MIN_LENGTH_TO_WALK && isNestedDeeperThan(checked.value.params, MAX_PARAMS_DEPTH)) {
    return invalidTask(read.value, [
      { path: 'params', message: `must not be nested deeper than ${MAX_PARAMS_DEPTH} levels` },
    ]);
  }
  const task = toTask(checked.value);
  if (task.task_id !== undefined) return { kind: 'task', task, warnings: checked.warnings };
  return {
    kind: 'task',
    task,
    warnings: [...checked.warnings, 'no usable task_id: no response will be stored'],
  };
}

function isTolerated(issue: SchemaIssue): boolean {
  const field = issue.path[0];
  // A version that is too new is a promise we cannot keep; any other odd `v` is noise from an old sender.
  return toleratedFields.has(field) || (field === 'v' && issue.code !== 'too_big');
}

/** Every key is always set, so that all tasks share one hidden class in the engine. */
function toTask(wire: z.output<typeof taskSchema>): Task {
  return {
    task_id: usableTaskId(wire.task_id),
    provider: wire.provider,
    tr_id: wire.tr_id,
    params: wire.params ?? {},
    account: wire.account ?? taskDefaults.account,
    deadline_ms: wire.deadline_ms ?? undefined,
    max_attempts: wire.max_attempts ?? undefined,
    callback_key: wire.callback_key ?? undefined,
    idempotency_key: wire.idempotency_key ?? undefined,
    caller: wire.caller ?? undefined,
    traceparent: wire.traceparent ?? undefined,
    v: wire.v ?? undefined,
    submitted_at: wire.submitted_at ?? undefined,
  };
}

function invalidTask(wire: WireObject, faults: readonly TaskFault[]): InvalidTask {
  return {
    kind: 'invalid',
    taskId: usableTaskId(wire['task_id']),
    provider: usableText(wire['provider']),
    trId: usableText(wire['tr_id']),
    callbackKey: usableText(wire['callback_key']),
    faults,
    message: faultSummary('task', faults),
  };
}

function usableTaskId(value: unknown): string | undefined {
  return value === UNKNOWN_TASK_ID ? undefined : usableText(value);
}

function usableText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
