import type { Algorithm } from './algorithm.ts';
import type { Backlog, BacklogRequest } from './backlog.ts';
import type { Permit } from './permit.ts';
import type { ScopeLimit } from './scope-limit.ts';
import type { PermitClass } from './store.ts';

export interface ReserveRequest {
  /** All of them are taken, or none. They must share a tag. */
  readonly scopes: readonly string[];
  /** Permits wanted, 1–500; fewer may come. */
  readonly count: number;
  /** Default `normal`. */
  readonly class?: PermitClass;
  /** Calls one permit stands for, 1–1 000; all at one time. Default 1. */
  readonly cost?: number;
}

export interface PermitBatch {
  /** In the order of their time. */
  readonly permits: readonly Permit[];
  /** When the first slot that was not given is, milliseconds from now; undefined when no more would have been given. */
  readonly nextMs: number | undefined;
}

export interface AcquireRequest {
  readonly scopes: readonly string[];
  /** Default `normal`. */
  readonly class?: PermitClass;
  /** Default 1. */
  readonly cost?: number;
  readonly signal?: AbortSignal;
  /** How long to wait for a permit, milliseconds. Default: as long as it takes. */
  readonly timeoutMs?: number;
}

/** A permit whose time has come: send at once. */
export interface Grant extends Permit {
  /** From asking to this permit, milliseconds. */
  readonly waitedMs: number;
}

export interface BrakeRequest {
  /** What the other side asked for, milliseconds. */
  readonly retryAfterMs?: number;
  /** For the events; no secrets. */
  readonly reason: string;
}

export interface BrakeState {
  /** 0 is full speed; at level n ≥ 1 calls are spaced by 2^(n−1) times the even spacing. */
  readonly level: number;
  readonly pauseMs: number;
  readonly guardMs: number;
  readonly stopped: boolean;
}

export interface ScopeStatus {
  readonly scope: string;
  readonly algorithm: Algorithm;
  readonly limit: number;
  readonly windowMs: number;
  /** In force now, with what refusals added. */
  readonly guardMs: number;
  /** Slots in the window that ends now. */
  readonly used: number;
  /** Slots reserved for the next moments. */
  readonly ahead: number;
  /** Most slots in any window seen so far. */
  readonly worst: number;
  readonly brake: BrakeState;
  readonly stopped: boolean;
  /** How long the scope pauses because what was sent before is unknown, milliseconds. */
  readonly coldMs: number;
  /** Processes times scope sets that asked lately. */
  readonly askers: number;
  /** Callers of `acquire` that wait in this process. */
  readonly waiting: number;
}

export interface RateLimiter extends AsyncDisposable {
  /**
   * Reserves send slots, as many as are in reach.
   *
   * @throws {RangeError} a scope is not defined, the scopes do not share a tag, or the cost is above a limit
   * @throws {ScopeStoppedError} refused too often in a row
   * @throws {LimiterUnavailableError} Redis does not answer
   */
  reserve(request: ReserveRequest): Promise<PermitBatch>;
  /**
   * Gives back permits that were not used; others may have their slots. Giving one back twice is harmless, giving back
   * one that was used breaks the limit.
   *
   * @returns how many slots were freed; 0 when Redis does not answer (they are lost then, nothing worse)
   */
  giveBack(permits: readonly Permit[]): Promise<number>;
  /**
   * Waits for one permit: slots are reserved in batches for all who wait in this process, and go to priority work
   * first, then in the order of asking.
   *
   * @throws {PermitTimeoutError} none came free in time
   * @throws {LimiterUnavailableError} Redis did not answer within `timeoutMs`, or the limiter was closed
   * @throws {ScopeStoppedError} refused too often in a row
   * @throws {CancelledError} the signal fired
   * @throws {RangeError} as `reserve`
   */
  acquire(request: AcquireRequest): Promise<Grant>;
  /** Reserves ahead for work that waits elsewhere; one backlog for each set of scopes. @throws {RangeError} as `reserve` */
  backlog(request: BacklogRequest): Backlog;
  /** The other side said "too many": slows the scope for all processes. @throws as `reserve` */
  brake(scope: string, request: BrakeRequest): Promise<BrakeState>;
  /** Lets a stopped scope go on, slowly at first. @throws as `reserve` */
  resume(scope: string): Promise<BrakeState>;
  /** Adds a scope or changes what it allows, for all processes. @throws {RangeError} {LimiterUnavailableError} */
  setLimit(limit: ScopeLimit): Promise<void>;
  /** @throws as `reserve` */
  status(scope: string): Promise<ScopeStatus>;
  /** Rejects those who wait and gives back what was reserved. */
  close(): Promise<void>;
}
