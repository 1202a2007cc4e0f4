import { spawnSync } from 'node:child_process';

/** First letter of what `ps` says (`S` sleeping, `T` stopped, `Z` ended but not collected); undefined when gone. */
export function processState(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim().at(0);
}

/** A process that ended but was not collected by its parent counts as dead. */
export function isAlive(pid: number): boolean {
  const state = processState(pid);
  return state !== undefined && state !== 'Z';
}
