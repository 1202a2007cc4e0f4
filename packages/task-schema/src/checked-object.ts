import type * as z from 'zod';
import { issueMessage } from './issue-message.ts';
import type { TaskFault } from './task-fault.ts';

/** A wire object after its schema: the value with notes on what was left out, or everything that is wrong with it. */
export type CheckedObject<T> =
  | { readonly kind: 'valid'; readonly value: T; readonly warnings: readonly string[] }
  | { readonly kind: 'faulty'; readonly faults: readonly TaskFault[] };

/** The part of a schema issue that decides whether it may be tolerated. */
export interface SchemaIssue {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
}

const parseContext = { error: issueMessage };
const noWarnings: readonly string[] = [];

/**
 * Check an object against a schema, leaving out fields that are wrong but do not matter.
 *
 * @param isTolerated - true when the field of this issue may be left out with a warning instead of failing the whole
 */
export function checkObject<T>(
  schema: z.ZodType<T>,
  record: Readonly<Record<string, unknown>>,
  isTolerated: (issue: SchemaIssue) => boolean,
): CheckedObject<T> {
  const first = schema.safeParse(record, parseContext);
  if (first.success) return { kind: 'valid', value: first.data, warnings: noWarnings };

  const kept = { ...record };
  const warnings: string[] = [];
  for (const issue of first.error.issues) {
    if (!isTolerated(issue)) continue;
    delete kept[String(issue.path[0])];
    warnings.push(`${issuePath(issue)} ignored: ${issue.message}`);
  }
  const second = schema.safeParse(kept, parseContext);
  if (second.success) return { kind: 'valid', value: second.data, warnings };
  return { kind: 'faulty', faults: second.error.issues.map(toFault) };
}

function toFault(issue: z.core.$ZodIssue): TaskFault {
  return { path: issuePath(issue), message: issue.message };
}

function issuePath(issue: SchemaIssue): string {
  return issue.path.map(String).join('.');
}
