import type { Gate } from './gate.ts';
import type { PageLog } from './page-log.ts';

/** What surrounds one call. */
export interface CallContext {
  /** The caller no longer wants the answer. */
  readonly signal: AbortSignal;
  /** How long the broker may take to answer, milliseconds. Absent: the provider's own limit. */
  readonly timeoutMs?: number;
  /** For logs and traces. */
  readonly taskId?: string;
  /** Where every request to the broker gets leave to be sent. Absent: nothing is limited (mock). */
  readonly gate?: Gate;
  /** Pages of this task that outlive this process. Absent: all are fetched. */
  readonly pages?: PageLog;
  /** How long the call waited for a token, or for the broker, milliseconds; called once for each wait. */
  readonly onWait?: (phase: 'token' | 'broker', ms: number) => void;
}
