import type { StepKind } from '../plan/step.ts';

/** From what the ledger tells, how long the system took to go on after a step. */
type RecoveryRule =
  /** Until the tasks the victim had in its lease were started again: one sample, the last of them. */
  | { readonly by: 'tasks'; readonly sinceMs: number; readonly taskIds: readonly string[] }
  /**
   * Until each worker started a task again. Where its connection broke at `brokenAtMs`, only starts after its reconnect
   * count: what it had in hand before says nothing.
   */
  | { readonly by: 'workers'; readonly sinceMs: number; readonly brokenAtMs?: number }
  /** Measured on the spot, milliseconds. */
  | { readonly by: 'time'; readonly ms: number }
  | { readonly by: 'nothing' };

/** A step that was carried out. Times are epoch milliseconds. */
export interface Strike {
  readonly kind: StepKind;
  /** Names of the worker processes it hit. */
  readonly workers: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly recovery: RecoveryRule;
}
