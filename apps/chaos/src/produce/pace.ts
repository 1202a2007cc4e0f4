/** What is pushed at the very end: it keeps the workers busy when the faults take longer than planned. */
const reserve = 0.1;
/** While the faults take longer than planned, one task of the reserve is due every so many milliseconds. */
const trickleMs = 40;

export interface PaceOptions {
  /** Tasks to get acknowledged. */
  readonly tasks: number;
  /** The time over which to spread them, milliseconds. */
  readonly phaseMs: number;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
}

/** Spreads the pushes of a run over its faults, so that there is always work when a fault strikes. */
export class Pace {
  readonly #options: PaceOptions;
  readonly #startedAtMs: number;
  #acknowledged = 0;
  #underWay = 0;
  #released = false;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#startedAtMs = options.nowMs();
  }

  /** All tasks are acknowledged. */
  get isDone(): boolean {
    return this.#acknowledged >= this.#options.tasks;
  }

  /** @returns how many tasks to push now, at most `most`; each must be settled */
  take(most: number): number {
    const due = Math.floor(this.#due()) - this.#acknowledged - this.#underWay;
    const count = Math.max(0, Math.min(most, due));
    this.#underWay += count;
    return count;
  }

  /** A push has ended; what was not acknowledged is due again, as other tasks or later. */
  settle(count: number, acknowledged: boolean): void {
    this.#underWay -= count;
    this.#acknowledged += acknowledged ? count : 0;
  }

  /** The faults are over: all the rest is due at once. */
  release(): void {
    this.#released = true;
  }

  #due(): number {
    const { tasks, phaseMs, nowMs } = this.#options;
    if (this.#released) return tasks;
    const elapsedMs = nowMs() - this.#startedAtMs;
    const planned = tasks * (1 - reserve) * Math.min(1, elapsedMs / phaseMs);
    const overtimeMs = Math.max(0, elapsedMs - phaseMs);
    return planned + Math.min(tasks * reserve, overtimeMs / trickleMs);
  }
}
