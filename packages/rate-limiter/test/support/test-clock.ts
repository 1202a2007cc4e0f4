import { type FakeClock, fakeClock } from '@hub/testing';
import type { Clock } from '../../src/index.ts';

export interface TestClock extends Clock {
  readonly fake: FakeClock;
  /** Lets time pass. */
  advance(ms: number): Promise<void>;
}

/** A clock of this package that stands still until advanced. */
export function testClock(): TestClock {
  const fake = fakeClock({ whenAborted: 'reject' });
  const after = (ms: number, run: () => void): (() => void) => {
    const controller = new AbortController();
    // One microsecond at least: a timer is never called before it was set.
    fake.sleep(Math.max(ms, 0.001), controller.signal).then(run, () => undefined);
    return () => controller.abort();
  };
  return {
    fake,
    monotonicMs: () => fake.monotonicMs(),
    after,
    at: (atMs, run) => after(atMs - fake.monotonicMs(), run),
    advance: (ms) => fake.advance(ms),
  };
}
