import * as z from 'zod';
import { WIRE_VERSION } from './wire-version.ts';

/** A task as the hub works on it: checked, defaults filled in, names as on the wire (WIRE part 1 and part 2). */
export interface Task {
  /** Undefined when the sender gave no usable id: the task runs, but no response is stored. */
  readonly task_id: string | undefined;
  /** As sent; compare without regard to case. */
  readonly provider: string;
  readonly tr_id: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Which credentials to use. */
  readonly account: string;
  /** Epoch milliseconds; the task is not started after this moment. */
  readonly deadline_ms?: number | undefined;
  /** Attempts allowed for errors that are safe to repeat, at least 1. */
  readonly max_attempts?: number | undefined;
  /** A Redis list that gets the response pushed, besides the stored one. */
  readonly callback_key?: string | undefined;
  readonly idempotency_key?: string | undefined;
  readonly caller?: string | undefined;
  /** W3C trace context. */
  readonly traceparent?: string | undefined;
  readonly v?: number | undefined;
  /** When the sender pushed it, as it wrote it: epoch milliseconds or seconds, or a date as text. */
  readonly submitted_at?: string | number | undefined;
}

/** What is assumed where a task or the caller of `parseTask` says nothing. */
export const taskDefaults = { account: 'default', maxBytes: 1_048_576 } as const;

/** The placeholder old producers send when they have no id; answers to it would overwrite each other. */
export const UNKNOWN_TASK_ID = 'unknown';

const text = z.string().min(1);
const textOrNumber = z.union([z.string(), z.number()]);
const version = z
  .int()
  .min(1)
  .max(WIRE_VERSION, {
    error: (issue) =>
      `wire version ${String(issue.input)} is newer than this hub understands (${WIRE_VERSION})`,
  });

/**
 * The task on the wire, as senders should write it. `null` counts as absent. `parseTask` forgives more than this
 * schema: fields that old senders fill with anything are left out with a warning.
 */
export const taskSchema = z.object({
  task_id: z.string().nullish().describe('Names the response; without it none is stored.'),
  provider: z
    .string()
    .regex(/\S/, { error: 'must not be blank' })
    .describe('KIS, KIWOOM or any registered name; compared without case.'),
  tr_id: text.describe("The broker's transaction id."),
  params: z.looseObject({}).nullish().describe('Parameters of the call; {} when absent.'),
  v: version.nullish().describe('Wire version, 1 when absent.'),
  account: text.nullish().describe('Which credentials to use; "default" when absent.'),
  deadline_ms: z.int().nullish().describe('Epoch milliseconds; the task is not started after this moment.'),
  max_attempts: z.int().min(1).nullish().describe('Attempts for errors that are safe to repeat.'),
  callback_key: text.nullish().describe('A Redis list that also gets the response pushed.'),
  idempotency_key: text.nullish().describe("A second task with the same key gets the first one's answer."),
  caller: text.nullish().describe('Who asks; for quota accounts and metrics.'),
  traceparent: text.nullish().describe('W3C trace context.'),
  timestamp: textOrNumber.nullish().describe('Accepted from old senders and not used.'),
  submitted_at: textOrNumber.nullish().describe('When it was pushed; shown in the timing of the response.'),
  priority: textOrNumber.nullish().describe('Accepted and not used: the list decides the priority.'),
});

/** What a sender may write; see {@link Task} for what the hub makes of it. */
export type TaskInput = z.input<typeof taskSchema>;
