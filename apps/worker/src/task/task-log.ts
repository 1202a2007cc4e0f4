import type { Task } from '@hub/task-schema';
import { UNKNOWN_TASK_ID } from '@hub/task-schema';
import type { Logger } from 'pino';
import { landmarks, short } from '../log/landmarks.ts';

/**
 * The lines each task writes. They are on the fastest path of the program: when nobody reads them, no text is put
 * together.
 */
export class TaskLog {
  readonly #log: Logger;
  readonly #isEnabled: boolean;
  readonly #kind: 'mock' | 'real';

  constructor(log: Logger, kind: 'mock' | 'real' = 'mock') {
    this.#kind = kind;
    this.#log = log;
    this.#isEnabled = log.isLevelEnabled('info');
  }

  processing(task: Task): void {
    if (this.#isEnabled) {
      this.#log.info(landmarks.processing(idOf(task), task.provider));
    }
  }

  /** @param provider - the registered name, whatever case the task used */
  calling(provider: string, task: Task): void {
    if (this.#isEnabled) {
      this.#log.info(landmarks.call(this.#kind, provider, task.tr_id));
    }
  }

  completed(task: Task): void {
    if (this.#isEnabled) {
      this.#log.info(landmarks.completed(idOf(task)));
    }
  }

  failed(task: Task, code: string, message: string, whatToDo: string): void {
    const sentence = short(message).replace(/\.$/, '');
    this.#log.warn(`Task ${short(idOf(task))} failed: ${short(code)}: ${sentence}. ${whatToDo}`);
  }

  /** A provider threw something that is no provider error. */
  defect(task: Task, provider: string, error: unknown): void {
    const line = `Task ${short(idOf(task))} failed by a defect of the provider ${provider}, answered ERR_INTERNAL. Report this`;
    this.#log.error({ err: error }, line);
  }
}

function idOf({ task_id: taskId = UNKNOWN_TASK_ID }: Task): string {
  return taskId;
}
