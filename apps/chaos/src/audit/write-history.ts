import { defaultNormalQueue, defaultPriorityQueue, responseKeyPrefix } from '@hub/queue-client';
import { taskIdIn } from '../produce/task-payload.ts';
import { appendOnlyCommands } from './append-only-file.ts';
import { answerMark } from './stored-answer.ts';

/** What the append-only file says about tasks and answers. */
export interface WriteHistory {
  /** Ids of all tasks that ever were pushed to one of the two lists. */
  readonly arrived: ReadonlySet<string>;
  /** Task id → the marks of all answers ever written for it, in order. One is right. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** @param directory - of the tested Redis, which must have ended */
export async function readWriteHistory(directory: string): Promise<WriteHistory> {
  const arrived = new Set<string>();
  const answers = new Map<string, string[]>();
  for await (const [name, key, ...values] of appendOnlyCommands(directory)) {
    const command = name?.toString().toUpperCase();
    if (command === 'RPUSH') {
      const list = key?.toString();
      if (list === defaultNormalQueue || list === defaultPriorityQueue) {
        for (const payload of values) {
          const taskId = taskIdIn(payload.toString());
          if (taskId !== undefined) arrived.add(taskId);
        }
      }
    } else if (command === 'SET' && key?.toString().startsWith(responseKeyPrefix)) {
      const taskId = key.toString().slice(responseKeyPrefix.length);
      const mark = answerMark(values[0]?.toString() ?? '');
      const before = answers.get(taskId);
      if (before === undefined) answers.set(taskId, [mark]);
      else before.push(mark);
    }
  }
  return { arrived, answers };
}
