import type { Account } from './audit/account.ts';
import type { RecoverySample } from './audit/recovery-samples.ts';
import type { RepeatedStarts } from './audit/repeated-starts.ts';
import type { WorkerEvents } from './audit/worker-events.ts';
import type { FaultName } from './plan/fault-name.ts';

/** Everything one run of one fault has shown. */
export interface FaultReport {
  readonly fault: FaultName;
  readonly leaseMs: number;
  readonly fsync: 'everysec' | 'always';
  readonly account: Account;
  /** Pushes Redis refused. */
  readonly refusals: number;
  readonly starts: RepeatedStarts;
  /** Faults that struck. */
  readonly strikes: number;
  readonly recovery: readonly RecoverySample[];
  /** Workers that ended by themselves, with their last words. */
  readonly crashes: readonly string[];
  readonly otherKeys: readonly string[];
  readonly events: WorkerEvents;
  /** The writes of Redis about some of the tasks that went wrong. */
  readonly trace: readonly string[];
  readonly durationMs: number;
}
