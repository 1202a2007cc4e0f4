import type { Claim, Settlement } from './claim.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import type { ConsumerSettings } from './consumer-settings.ts';
import type { ControlSettings } from './control.ts';
import type { Lease } from './lease.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { Session } from './session.ts';
import { beginSharedCall, type SharedBegin, type SharedCall } from './shared-call.ts';
import { TaskHandling } from './task-handling.ts';

export interface TaskRunnerOptions {
  readonly settings: ConsumerSettings;
  readonly lease: Lease;
  readonly control: ControlSettings;
  readonly retries: RetryPolicy;
  readonly interrupted: AbortSignal;
  readonly onEvent: (event: ConsumerEvent) => void;
}

/** Turns a payload claimed from Redis into what is to be stored; see {@link TaskHandling}. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #handling: TaskHandling<Session>;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
    this.#handling = new TaskHandling({
      ...options,
      time: options.lease,
      begin: (session, claim, call, taskId) => this.#begin(session, claim, call, taskId),
    });
  }

  /**
   * @returns the settlement, at once for a payload that is no valid task; undefined when the task is no longer in this
   * worker's hands or is to be handed back
   */
  run(session: Session, claim: Claim): Settlement | Promise<Settlement | undefined> {
    return this.#handling.run(session, claim);
  }

  /** Asks Redis until it answers, the lease is gone, or the worker stops. */
  async #begin(
    session: Session,
    claim: Claim,
    call: SharedCall,
    taskId: string | undefined,
  ): Promise<SharedBegin> {
    const { lease, interrupted, onEvent } = this.#options;
    for (;;) {
      try {
        const begun = await beginSharedCall(lease.redis, session, claim, call, taskId);
        if (begun.outcome === 'gone') {
          session.forget(claim);
        }
        return begun;
      } catch (error) {
        onEvent({ type: 'error', operation: 'share', error });
        await lease.whenHeld();
        if (session !== lease.session || interrupted.aborted) {
          return { outcome: 'gone' };
        }
      }
    }
  }
}
