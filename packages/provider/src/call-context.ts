/** What surrounds one call. */
export interface CallContext {
  /** The caller no longer wants the answer. */
  readonly signal: AbortSignal;
  /** How long the broker may take to answer, milliseconds. Absent: the provider's own limit. */
  readonly timeoutMs?: number;
  /** For logs and traces. */
  readonly taskId?: string;
}
