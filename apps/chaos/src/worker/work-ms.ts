import { seededRandom } from '@hub/testing';

/** One task in so many is slow, so that a worker that dies always has something in hand. */
const slowOneIn = 20;

/**
 * How long a task takes: mostly 1 to 9 ms, one in twenty 50 to 250 ms. The same task takes as long in every run of the
 * same seed.
 */
export function workMs(seed: number, taskId: string): number {
  let hash = seed;
  for (let index = 0; index < taskId.length; index += 1) {
    hash = Math.imul(hash, 31) + taskId.charCodeAt(index);
  }
  const random = seededRandom(hash);
  return random() < 1 / slowOneIn ? 50 + random() * 200 : 1 + random() * 8;
}
