import type { Arena } from '../arena/arena.ts';
import type { PushLog } from '../produce/push-log.ts';
import type { TaskIds } from '../produce/task-ids.ts';

/** What steps work on. */
export interface ActContext {
  readonly arena: Arena;
  readonly taskIds: TaskIds;
  readonly pushes: PushLog;
}
