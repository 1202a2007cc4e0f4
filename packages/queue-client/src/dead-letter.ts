import type { QueueName } from './queue-name.ts';

/** A task that could not be worked on. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: QueueName;
  /** The entry as it was pushed. */
  readonly payload: string;
  /** `ERR_TASK_NOT_JSON`, `ERR_TASK_INVALID`, `ERR_TASK_POISON`, … */
  readonly code: string;
  /** For people. */
  readonly reason: string;
  /** The list it came from. */
  readonly origin: string;
  readonly attempts: number;
  /** By the clock of Redis, epoch milliseconds. */
  readonly buriedAtMs: number;
}

/** Reads an entry of the dead-letter list; what a stranger put there comes out as a letter without details. */
export function readDeadLetter(entry: string, queue: QueueName): DeadLetter {
  const fields = fieldsOf(entry);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    id: text('id'),
    queue,
    payload: fields.has('payload') ? text('payload') : entry,
    code: text('code'),
    reason: text('reason'),
    origin: text('origin'),
    attempts: Number(fields.get('attempts') ?? 0),
    buriedAtMs: Number(fields.get('time_ms') ?? 0),
  };
}

function fieldsOf(entry: string): ReadonlyMap<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(entry);
    return new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []);
  } catch {
    return new Map();
  }
}
