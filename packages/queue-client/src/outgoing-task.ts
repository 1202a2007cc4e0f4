import { randomUUID } from 'node:crypto';
import { parseTask } from '@hub/task-schema';
import { InvalidTaskError } from './errors.ts';
import type { NewTask } from './hub-client-options.ts';

export interface OutgoingTask {
  readonly taskId: string;
  readonly payload: string;
  /** Upper case. */
  readonly provider: string;
  readonly account: string;
}

/**
 * The text to push for a task, checked the way the worker will check it.
 *
 * @param submittedAtMs - stamped on the task unless it has a stamp; the age of waiting tasks is told by it
 * @param replyList - where the response shall be pushed, unless the task names a list of its own
 * @throws {InvalidTaskError} naming every fault
 */
export function outgoingTask(task: NewTask, submittedAtMs: number, replyList?: string): OutgoingTask {
  const taskId = task.task_id ?? randomUUID();
  const payload = JSON.stringify({
    ...task,
    task_id: taskId,
    submitted_at: task.submitted_at ?? submittedAtMs,
    callback_key: task.callback_key ?? replyList,
  });
  const parsed = parseTask(payload);
  if (parsed.kind !== 'task') {
    throw new InvalidTaskError(parsed.message);
  }
  const { task_id: readId, provider, account } = parsed.task;
  if (readId === undefined) {
    throw new InvalidTaskError(
      `task_id: "${taskId}" cannot name a response; leave it out to get a fresh one`,
    );
  }
  return { taskId, payload, provider: provider.toUpperCase(), account };
}
