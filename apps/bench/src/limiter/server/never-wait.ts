import { execFile } from 'node:child_process';
import { setPriority } from 'node:os';
import { promisify } from 'node:util';

/**
 * Lets a process run at once whenever it has something to do: the other side would not wait for our processor. Real-time
 * scheduling where that is allowed, otherwise the highest priority; without either it waits its turn.
 */
export async function neverWait(pid: number): Promise<void> {
  try {
    await promisify(execFile)('chrt', ['--rr', '--all-tasks', '--pid', '1', String(pid)]);
    return;
  } catch {
    // No such program, or not allowed.
  }
  try {
    setPriority(pid, -20);
  } catch {
    // Not allowed: how long it waits is in the transit of the calls.
  }
}
