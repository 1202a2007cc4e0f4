/** One field of a wire object that breaks its schema. The message tells the type received, never the value. */
export interface TaskFault {
  readonly path: string;
  readonly message: string;
}

/** A task has fewer fields than this; only a response with many bad rows is cut, to stay readable. */
const MAX_FAULTS_NAMED = 20;

/** One sentence naming every bad field: the `reason` of the response and of the dead letter. */
export function faultSummary(subject: string, faults: readonly TaskFault[]): string {
  const named = faults.slice(0, MAX_FAULTS_NAMED).map((fault) => `${fault.path}: ${fault.message}`);
  const left = faults.length - named.length;
  return `${subject} is invalid: ${named.join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}
