import { checkObject, type SchemaIssue } from './checked-object.ts';
import { type Response, responseSchema } from './response.ts';
import { faultSummary, type TaskFault } from './task-fault.ts';
import { readWireObject, type WireObject } from './wire-object.ts';

/** What `parseResponse` makes of a stored text. */
export type ParsedResponse =
  | { readonly kind: 'response'; readonly response: Response; readonly warnings: readonly string[] }
  | { readonly kind: 'invalid'; readonly faults: readonly TaskFault[]; readonly message: string }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Notes beside the answer: a bad one is left out, because the caller waits for the answer itself. Not among them is
 * `partial`: the mark that an answer is incomplete must not get lost.
 */
const toleratedFields: ReadonlySet<PropertyKey | undefined> = new Set([
  'v',
  'provider',
  'tr_id',
  'attempts',
  'timing',
  'circuit_state',
  'error',
]);

/** Read a stored response. Never throws; unknown fields are dropped, so newer hubs stay readable. */
export function parseResponse(text: string): ParsedResponse {
  const read = readWireObject(text, Number.POSITIVE_INFINITY);
  if (read.kind !== 'object') return { kind: 'unreadable', message: read.message };

  const checked = checkObject(responseSchema, withoutNulls(read.value), isTolerated);
  if (checked.kind === 'valid') {
    return { kind: 'response', response: checked.value, warnings: checked.warnings };
  }
  return { kind: 'invalid', faults: checked.faults, message: faultSummary('response', checked.faults) };
}

function isTolerated(issue: SchemaIssue): boolean {
  return toleratedFields.has(issue.path[0]);
}

/** Null means absent, except for `data`: a broker may well have answered null. */
function withoutNulls(wire: WireObject): WireObject {
  return Object.fromEntries(
    Object.entries(wire).filter(([name, value]) => value !== null || name === 'data'),
  );
}
