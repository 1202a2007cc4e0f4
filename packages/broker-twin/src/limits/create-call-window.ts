import type { EpochMs } from '../clock/twin-clock.ts';
import type { CallWindow, WindowKind, WindowRule } from './call-window.ts';
import { type Allowance, allowanceOf, type Counting } from './counting.ts';
import { FixedSecond } from './fixed-second.ts';
import { SlidingSecond } from './sliding-second.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * A window of calls. A new limit of the same kind keeps what was counted; another kind begins anew, and so does a clock
 * that was set back.
 *
 * @throws {RangeError} a limit of 0 or less
 */
export function createCallWindow(firstRule: WindowRule): CallWindow {
  let rule = firstRule;
  let allowance: Allowance = allowanceOf(rule);
  let counting: Counting = countingOf(rule.kind);
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    get rule() {
      return rule;
    },
    admit(at: EpochMs) {
      if (at < lastAt) counting = countingOf(rule.kind);
      lastAt = at;
      return counting.admit(at, allowance);
    },
    setRule(next) {
      allowance = allowanceOf(next);
      if (next.kind !== rule.kind) counting = countingOf(next.kind);
      rule = next;
    },
  };
}

function countingOf(kind: WindowKind): Counting {
  switch (kind) {
    case 'fixed_second':
      return new FixedSecond();
    case 'sliding_second':
      return new SlidingSecond();
    case 'token_bucket':
      return new TokenBucket();
  }
}
