import type { AskedRange } from '../paging/asked-range.ts';

/** The parameters of a task, ready to be sent. */
export interface ResolvedParams {
  /** By the broker's names. */
  readonly values: Readonly<Record<string, string>>;
  /** Present when the task asks for a range: pages are walked until it is whole. */
  readonly range?: AskedRange;
  /** For the answer: what was left out, and why. */
  readonly warnings: readonly string[];
}

/** Why nothing was sent: everything that is wrong, at once. */
export interface ParamFaults {
  readonly faults: readonly string[];
}
