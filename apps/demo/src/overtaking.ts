export interface Overtaking {
  /** Ids of the tasks in the order in which the worker started them. */
  readonly started: readonly string[];
  /** The priority task, pushed last. */
  readonly priorityTask: string;
  /** Ids of the normal tasks that were still in Redis at the instant it was pushed. */
  readonly waiting: readonly string[];
}

/** Those of the waiting normal tasks that were started before the priority task: there must be none. */
export function startedTooEarly({ started, priorityTask, waiting }: Overtaking): string[] {
  const priorityAt = started.indexOf(priorityTask);
  if (priorityAt === -1) return [...waiting];
  const before = new Set(started.slice(0, priorityAt));
  return waiting.filter((taskId) => before.has(taskId));
}
