import { monotonicUs } from '../../measure/monotonic-us.ts';
import { taskIndex } from '../bench-task.ts';

/** Counts the starts of every task, and how late they came. */
export class DeliveryLedger {
  readonly #starts: Uint8Array;
  /** Due to start, microseconds; one per task that says when it was due. */
  readonly latenciesUs: number[] = [];
  firstStartUs = 0;
  started = 0;

  constructor(tasks: number) {
    this.#starts = new Uint8Array(tasks);
  }

  readonly start = (id: string, dueUs: unknown): void => {
    if (typeof dueUs === 'number') {
      this.latenciesUs.push(monotonicUs() - dueUs);
    }
    if (this.started === 0) {
      this.firstStartUs = monotonicUs();
    }
    this.started += 1;
    const index = taskIndex(id);
    this.#starts[index] = (this.#starts[index] ?? 0) + 1;
  };

  get neverStarted(): number {
    return this.#starts.reduce((sum, starts) => sum + (starts === 0 ? 1 : 0), 0);
  }

  get doubled(): number {
    return this.#starts.reduce((sum, starts) => sum + Math.max(0, starts - 1), 0);
  }
}
