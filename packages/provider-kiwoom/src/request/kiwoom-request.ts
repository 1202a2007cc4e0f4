import type { MarketScope } from '@hub/task-schema';
import type { RowRange } from './row-range.ts';

/** What a call is about, in the hub's words: what its normalised models say of themselves. */
export interface RequestSubject {
  /** `005930` without suffix, or a sector code. */
  readonly symbol?: string;
  readonly marketScope: MarketScope;
  /** Whether adjusted prices were asked for. */
  readonly adjusted: boolean;
  /** `1m`, `1d` */
  readonly interval?: string;
}

/** A task as the broker gets it. */
export interface KiwoomRequest {
  readonly body: Readonly<Record<string, string>>;
  readonly range?: RowRange;
  readonly nextKey?: string;
  readonly subject: RequestSubject;
  /** Plain names that mean nothing to this TR and were left out. */
  readonly warnings: readonly string[];
}

/** Why a task cannot be sent: every fault at once. */
export interface RequestFaults {
  readonly faults: readonly string[];
}
