import { expect, test } from 'vitest';
import { workerAbsence } from './worker-absence.ts';

test.each([
  [{ workersAlive: 1, lastBeatAgeMs: undefined }, ''],
  [{ workersAlive: 0, lastBeatAgeMs: 12_300 }, '; no worker has been alive on this queue for 12 s'],
  [
    { workersAlive: 0, lastBeatAgeMs: undefined },
    '; no worker has been alive on this queue for a day or more',
  ],
])('words %j', (presence, words) => {
  expect(workerAbsence(presence)).toBe(words);
});
