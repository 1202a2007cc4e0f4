import type { Task } from '@hub/task-schema';
import type { Claim } from './claim.ts';
import type { ClaimedTask, QueueName } from './consumer-options.ts';
import type { Lease } from './lease.ts';

/** A task under way, as its handler sees it. */
export class RunningTask implements ClaimedTask {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly #claim: Claim;
  readonly #lease: Lease;

  constructor(task: Task, claim: Claim, lease: Lease, signal: AbortSignal) {
    this.task = task;
    this.signal = signal;
    this.#claim = claim;
    this.#lease = lease;
  }

  get queue(): QueueName {
    return this.#claim.queue;
  }
  get claimedAtMs(): number {
    return this.#claim.claimedAtMs;
  }
  get attempt(): number {
    return this.#claim.attempt;
  }
  get remainingMs(): number | undefined {
    const { deadline_ms: deadlineMs } = this.task;
    return deadlineMs === undefined ? undefined : deadlineMs - this.#lease.redisNowMs;
  }
}
