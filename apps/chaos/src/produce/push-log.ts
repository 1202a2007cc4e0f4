/** What is known about every push of a run. */
export class PushLog {
  /** Redis said that it has them. */
  readonly acknowledged = new Set<string>();
  /** No reply came: they may or may not have arrived. They are never pushed again; the audit settles them. */
  readonly uncertain = new Set<string>();
  /** Pushes Redis refused (full, loading): surely not done, and repeated later. */
  refusals = 0;

  acknowledge(taskIds: readonly string[]): void {
    for (const taskId of taskIds) this.acknowledged.add(taskId);
  }

  doubt(taskIds: readonly string[]): void {
    for (const taskId of taskIds) this.uncertain.add(taskId);
  }
}
