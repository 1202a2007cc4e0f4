import type { Task } from '@hub/task-schema';
import type { Claim } from './claim.ts';
import type { ClaimedTask } from './consumer-options.ts';
import type { QueueName } from './queue-name.ts';
import { stampMs } from './submitted-at.ts';

/** The clock deadlines are measured by. */
export interface TaskTime {
  /** Epoch milliseconds. */
  readonly redisNowMs: number;
}

/** A task under way, as its handler sees it. */
export class RunningTask implements ClaimedTask {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly #claim: Claim;
  readonly #time: TaskTime;

  constructor(task: Task, claim: Claim, time: TaskTime, signal: AbortSignal) {
    this.task = task;
    this.signal = signal;
    this.#claim = claim;
    this.#time = time;
  }

  get queue(): QueueName {
    return this.#claim.queue;
  }
  get claimedAtMs(): number {
    return this.#claim.claimedAtMs;
  }
  get submittedAtMs(): number | undefined {
    return stampMs(this.task.submitted_at);
  }
  get laned(): boolean {
    return this.#claim.laned;
  }
  get attempt(): number {
    return this.#claim.attempt;
  }
  get remainingMs(): number | undefined {
    const { deadline_ms: deadlineMs } = this.task;
    return deadlineMs === undefined ? undefined : deadlineMs - this.#time.redisNowMs;
  }
}
