import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The real time. The one place of this package that touches timers. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node wraps the reason in an AbortError of its own.
      throw signal?.aborted === true ? signal.reason : error;
    }
  },
};

/** Real chance, 0 (inclusive) to 1 (exclusive). */
export const systemRandom = (): number => Math.random();

/** Epoch milliseconds; not touched by what is done to the clock after the start of the process. */
export const wallClockMs = (): number => Math.floor(performance.timeOrigin + performance.now());
