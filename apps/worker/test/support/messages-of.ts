import { logMessage, type RunningProcess } from '@hub/testing';

/** The messages of the log lines a worker has written so far. */
export function messagesOf({ lines }: Pick<RunningProcess, 'lines'>): readonly string[] {
  return lines.map((line) => logMessage(line) ?? line);
}
