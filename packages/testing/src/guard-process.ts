import { spawn } from 'node:child_process';

/**
 * Waits until its standard input ends, which happens when this process is gone in whatever way (also `kill -9`, also
 * the end of a worker thread), then kills the group of `$1` and removes the directory `$2`.
 */
const GUARD_SCRIPT = `
trap '' HUP INT TERM
while read -r _; do :; done
kill -s KILL -- "-$1" 2>/dev/null
[ -z "$2" ] || rm -rf -- "$2"
`;

export interface ProcessGuard {
  /** Stop guarding: the process has ended, and its id may soon belong to another. */
  release(): void;
}

/**
 * Make sure that a process group does not outlive this process. An `exit` handler would not do: it does not run when
 * this process is killed.
 *
 * @param processGroupId - leader of the group; a process spawned with `detached: true`
 * @param directory - also removed when this process dies first
 */
export function guardProcess(processGroupId: number, directory = ''): ProcessGuard {
  const guard = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'guard', String(processGroupId), directory], {
    // A group of its own: Ctrl-C in the terminal must not end the guard before the guarded.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return {
    release() {
      guard.kill('SIGKILL');
      guard.stdin.destroy();
    },
  };
}
