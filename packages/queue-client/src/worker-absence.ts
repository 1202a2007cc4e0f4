import type { WorkerPresence } from './queue-stats.ts';

/** What an error of a caller who waited in vain should say about workers; '' when one is alive. */
export function workerAbsence({ workersAlive, lastBeatAgeMs }: WorkerPresence): string {
  if (workersAlive > 0) {
    return '';
  }
  const since = lastBeatAgeMs === undefined ? 'a day or more' : `${Math.round(lastBeatAgeMs / 1_000)} s`;
  return `; no worker has been alive on this queue for ${since}`;
}
