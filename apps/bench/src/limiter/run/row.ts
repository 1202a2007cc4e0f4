import type { SystemName } from '../system-name.ts';

/** Calls per second of all processes together when idle. */
export const idlePerSecond = 10;

/**
 * `saturated`: there is always more to call than the limit allows. `idle`: {@link idlePerSecond}, far below the limit.
 * `scopes`: saturated, with a limit per API id besides the one of the key.
 */
export const parts = ['saturated', 'idle', 'scopes'] as const;

export type Part = (typeof parts)[number];

/** What is run. */
export interface RowPlan {
  readonly part: Part;
  readonly system: SystemName;
  readonly round: number;
  readonly processes: number;
  /** Calls per second. */
  readonly limit: number;
  readonly jitter_ms: number;
  /** Wall clocks of the processes are wrong by this much, one fast, the next slow. */
  readonly skew_ms: number;
  /** Measured time, without the warm-up. */
  readonly seconds: number;
}

/** What came of it. */
export interface Row extends RowPlan {
  /** Most arrivals in a window, as the server saw them, from the first call on. */
  readonly worst: number;
  readonly windows: number;
  readonly over: number;
  readonly share_over: number;
  /** The same with each sender's stamp in place of the server's: without what the harness adds. */
  readonly worst_by_send: number;
  readonly over_by_send: number;
  /** Of API ids, in `scopes`: most arrivals of any in a window, and windows with too many. */
  readonly worst_id: number | null;
  readonly over_id: number | null;
  readonly utilisation: number;
  readonly jain: number;
  readonly redis_calls_per_grant: number;
  /** CPU time of the processes that call, all they do included. */
  readonly worker_cpu_us_per_grant: number;
  /** From asking to sending; null under saturation. */
  readonly latency_p50_ms: number | null;
  readonly latency_p99_ms: number | null;
  /** From a sender's stamp to the server's read: what the harness adds to the way. */
  readonly transit_p99_ms: number;
  readonly transit_max_ms: number;
  readonly stale_slots: number;
  readonly calls: number;
  /** Calls that were made and never arrived, and that arrived more than once. */
  readonly lost: number;
  readonly doubled: number;
}
