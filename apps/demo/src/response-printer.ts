import type { Redis } from 'ioredis';
import { awaitResponse } from './await-response.ts';
import type { DemoTask, QueueName } from './report-tasks.ts';
import { responseRow, responseTableHead } from './response-table.ts';
import { workerMessage } from './worker-messages.ts';

/** Rows printed; whoever pushes more is not reading them one by one. */
const MOST_ROWS = 200;

export interface ResponsePrinterOptions {
  readonly redis: Redis;
  readonly print: (line: string) => void;
  /** Pushed here: nothing else tells the queue of a task. */
  readonly tasks: readonly DemoTask[];
}

/** Prints a row for each task the worker has done, and what it warns of. */
export class ResponsePrinter {
  readonly #redis: Redis;
  readonly #print: (line: string) => void;
  readonly #queues: ReadonlyMap<string, QueueName>;
  #tasksDone = 0;
  #rowsPrinted = 0;
  #waiting: (() => void)[] = [];

  constructor({ redis, print, tasks }: ResponsePrinterOptions) {
    this.#redis = redis;
    this.#print = print;
    this.#queues = new Map(tasks.map(({ task_id, queue }) => [task_id, queue]));
  }

  head(): void {
    for (const line of responseTableHead()) this.#print(line);
  }

  /** Takes in a line of the worker's log. */
  readonly onLine = (line: string): void => {
    const message = workerMessage(line);
    if (message.kind === 'warning') this.#print(`worker: ${message.text}`);
    if (message.kind === 'task-done') void this.#printResponse(message.taskId);
  };

  /** Resolves once so many rows were printed. */
  async printed(rows: number): Promise<void> {
    while (this.#rowsPrinted < rows) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async #printResponse(taskId: string): Promise<void> {
    this.#tasksDone += 1;
    if (this.#tasksDone === MOST_ROWS + 1) this.#print('More tasks are served, but no longer listed here.');
    if (this.#tasksDone > MOST_ROWS) return;
    try {
      const response = await awaitResponse(this.#redis, taskId);
      for (const line of responseRow(taskId, this.#queues.get(taskId), response)) this.#print(line);
      this.#rowsPrinted += 1;
    } catch {
      // A task without an id has no response, and at the end the connection is closed; the worker's log tells.
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
