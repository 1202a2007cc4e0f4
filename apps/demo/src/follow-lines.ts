import type { RunningProcess } from '@hub/testing';

/** The longest a timer can wait, milliseconds: 24 days. */
const FOREVER_MS = 2 ** 31 - 1;

/** Hands on every line the process writes, from the first one. Resolves when it has ended. */
export async function followLines(running: RunningProcess, onLine: (line: string) => void): Promise<void> {
  let seen = 0;
  const handOn = () => {
    for (; seen < running.lines.length; seen += 1) onLine(running.lines[seen] ?? '');
  };
  let ended = false;
  void running.exit.then(() => {
    ended = true;
  });
  while (!ended) {
    try {
      await running.waitForLine(() => true, { fromLine: seen, timeoutMs: FOREVER_MS });
    } catch {
      // It ended, or was silent for 24 days.
    }
    handOn();
  }
}
