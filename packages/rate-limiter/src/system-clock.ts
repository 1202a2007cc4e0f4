import type { Clock } from './clock.ts';
import { SpinBudget } from './spin-budget.ts';

/** Timers are late by about this much; the rest of the way is gone in turns of the event loop if the budget allows, ms. */
const TIMER_LATENESS_MS = 1.25;

/** The longest delay a timer takes; a longer one would fire at once, milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One for all limiters of the process. */
const spins = new SpinBudget();

/** The real time. The one place of this package that touches timers and chance. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),

  at(atMs, run) {
    let timer: NodeJS.Timeout | undefined;
    let turn: NodeJS.Immediate | undefined;
    let isTurning = false;
    const go = (): void => {
      const nowMs = performance.now();
      const leftMs = atMs - nowMs;
      const isNear = leftMs <= TIMER_LATENESS_MS + 1;
      isTurning ||= isNear && leftMs > 0 && spins.take(leftMs, nowMs);
      if (leftMs <= 0) run();
      else if (isTurning) turn = setImmediate(go);
      else if (isNear) timer = setTimeout(go, leftMs);
      else timer = setTimeout(go, Math.min(leftMs - TIMER_LATENESS_MS, LONGEST_TIMER_MS));
    };
    // Never before this returns, so that a caller who sets a timer in its own step is not called into it.
    if (atMs <= performance.now()) turn = setImmediate(run);
    else go();
    return () => {
      clearTimeout(timer);
      clearImmediate(turn);
    };
  },

  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** Real chance, 0 (inclusive) to 1 (exclusive). */
export const systemRandom = (): number => Math.random();
