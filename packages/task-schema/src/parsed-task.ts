import type { Task } from './task.ts';
import type { TaskFault } from './task-fault.ts';
import type { UnreadablePayload } from './wire-object.ts';

/** An object that breaks the schema (`ERR_TASK_INVALID`), with what is still known of it so that it can be answered. */
export interface InvalidTask {
  readonly kind: 'invalid';
  readonly taskId: string | undefined;
  readonly provider: string | undefined;
  readonly trId: string | undefined;
  readonly callbackKey: string | undefined;
  readonly faults: readonly TaskFault[];
  /** Names every bad field. */
  readonly message: string;
}

/** What `parseTask` makes of a payload. */
export type ParsedTask =
  | { readonly kind: 'task'; readonly task: Task; readonly warnings: readonly string[] }
  | InvalidTask
  | UnreadablePayload;
