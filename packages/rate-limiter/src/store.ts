/** Which waiting work goes first. */
export type PermitClass = 'priority' | 'normal';

export interface StoreReservation {
  readonly tag: string;
  readonly scopes: readonly string[];
  /** Who asks; askers of a scope share it. */
  readonly asker: string;
  readonly class: PermitClass;
  readonly count: number;
  /** Slots per permit. */
  readonly cost: number;
  /** The caller saw the store's clock step: what is remembered cannot be trusted. */
  readonly newEpoch: boolean;
}

export interface FoundSlot {
  /** From the store's now, microseconds. */
  readonly offsetUs: number;
  /** Index of the scope that put the slot there; -1 when it was free at once. */
  readonly bound: number;
}

export interface ScopeNews {
  /** The limit that holds, as `formatDefinition` writes it. */
  readonly definition: string;
  readonly brakeLevel: number;
  readonly pauseUs: number;
  /** How long the scope still pauses because what was sent before is not known. */
  readonly coldUs: number;
}

export type ReservationReply =
  | { readonly kind: 'undefined'; readonly scope: string }
  | { readonly kind: 'costly'; readonly scope: string }
  | { readonly kind: 'stopped'; readonly scope: string }
  | {
      readonly kind: 'ok';
      readonly epoch: string;
      readonly nowUs: number;
      /** When the first slot that was not given is, from now; undefined when the request was filled or capped. */
      readonly nextUs: number | undefined;
      readonly askers: number;
      /** Permit i has the slots firstSlot + i·cost … firstSlot + (i+1)·cost − 1. */
      readonly firstSlot: number;
      readonly slots: readonly FoundSlot[];
      readonly news: readonly ScopeNews[];
    };

export interface BrakeMove {
  readonly move: 'brake' | 'resume';
  readonly retryAfterUs: number;
  readonly firstPauseUs: number;
  readonly longestPauseUs: number;
  /** Drawn by the caller, so that pauses differ. */
  readonly pauseFactor: number;
  readonly recoverUs: number;
  readonly stopAt: number;
  readonly mostGuardUs: number;
}

export interface BrakeReply {
  readonly level: number;
  readonly pauseUs: number;
  readonly guardUs: number;
  readonly stopped: boolean;
  /** False for a refusal of a call that was sent before the pause began. */
  readonly counted: boolean;
}

export interface StatusReply {
  readonly definition: string;
  /** `level pauseUntilUs recoverUs guardExtraUs stopped`, or '' */
  readonly brake: string;
  readonly used: number;
  readonly ahead: number;
  readonly worst: number;
  readonly askers: number;
  readonly coldUs: number;
  readonly nowUs: number;
}

/** Where the rings live. Redis for many processes, memory for one; one behaviour suite runs on both. */
export interface Store {
  reserve(reservation: StoreReservation): Promise<ReservationReply>;
  /** @returns how many slots were found and freed */
  giveBack(tag: string, epoch: string, scopes: readonly string[], slots: readonly number[]): Promise<number>;
  /** @returns the definitions that hold now, one per scope */
  define(
    tag: string,
    definitions: readonly (readonly [scope: string, definition: string])[],
    mode: 'missing' | 'replace',
  ): Promise<readonly string[]>;
  /** @returns undefined when the scope is not defined */
  brake(tag: string, scope: string, move: BrakeMove): Promise<BrakeReply | undefined>;
  /** @returns undefined when the scope is not defined */
  status(tag: string, scope: string): Promise<StatusReply | undefined>;
}
