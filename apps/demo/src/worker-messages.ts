import { parseLogLine } from '@hub/testing';

/** What a log line of the worker tells those who watch it. */
export type WorkerMessage =
  /** A task was worked on; its response is being stored. */
  | { readonly kind: 'task-done'; readonly taskId: string }
  /** Something a person should know. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'other' };

const DONE = /^Task (.*) (?:completed successfully$|failed: )/s;

export function workerMessage(line: string): WorkerMessage {
  const { msg, level } = parseLogLine(line) ?? {};
  // Not a log line: Node itself, reporting why it ends.
  if (typeof msg !== 'string') return { kind: 'warning', text: line };
  const taskId = DONE.exec(msg)?.[1];
  if (taskId !== undefined) return { kind: 'task-done', taskId };
  return level === 'info' || level === 'debug' || level === 'trace'
    ? { kind: 'other' }
    : { kind: 'warning', text: msg };
}

/** The id of the task a log line says is started now. */
export function startedTask(message: string): string | undefined {
  return /^Processing task: (.*) \(provider: .*\)$/s.exec(message)?.[1];
}
