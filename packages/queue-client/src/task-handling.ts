import {
  type ErrorResponse,
  invalidTaskResponse,
  type ParsedTask,
  parseTask,
  type Response,
  type Task,
} from '@hub/task-schema';
import type { Answer, Claim, Settlement } from './claim.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import type { Hold } from './consumer-options.ts';
import type { ConsumerSettings } from './consumer-settings.ts';
import type { ControlSettings } from './control.ts';
import { deadlineResponse, internalErrorResponse, poisonResponse } from './hub-responses.ts';
import { queueKeys, responseKeyPrefix } from './keys.ts';
import { isKeptInLane, limitedLane } from './lane-gate.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { RunningTask, type TaskTime } from './running-task.ts';
import { idempotentCall, type SharedBegin, type SharedCall, sharedRead } from './shared-call.ts';

export interface TaskHandlingOptions<Holder> {
  readonly settings: ConsumerSettings;
  readonly time: TaskTime;
  readonly control: Pick<ControlSettings, 'closedLane' | 'version'>;
  readonly retries: RetryPolicy;
  readonly interrupted: AbortSignal;
  readonly onEvent: (event: ConsumerEvent) => void;
  /** Who makes a shared call? With `gone` the task is out of the holder's hands. */
  readonly begin: (
    holder: Holder,
    claim: Claim,
    call: SharedCall,
    taskId: string | undefined,
  ) => Promise<SharedBegin>;
}

/**
 * What is done with a claimed payload, wherever tasks are kept: parses it, has it handled, words the answer, decides
 * about another attempt. `Holder` is what the claims belong to.
 */
export class TaskHandling<Holder> {
  readonly #options: TaskHandlingOptions<Holder>;

  constructor(options: TaskHandlingOptions<Holder>) {
    this.#options = options;
  }

  /**
   * @returns the settlement, at once for a payload that is no valid task; undefined when the task is no longer in the
   * holder's hands or is to be handed back
   */
  run(holder: Holder, claim: Claim): Settlement | Promise<Settlement | undefined> {
    const { settings, control, time, interrupted } = this.#options;
    const parsed = parseTask(claim.payload, { maxBytes: settings.maxTaskBytes });
    if (parsed.kind !== 'task') {
      return this.#reject(claim, parsed);
    }
    const { task } = parsed;
    if (claim.condemned) {
      return this.#condemn(claim, task);
    }
    const lane = control.closedLane(task.provider, task.account);
    if (lane !== undefined) {
      const queue = claim.queue === 'priority' ? settings.priorityQueue : settings.normalQueue;
      return { park: { list: queueKeys.lane(queue, lane), control: control.version } };
    }
    const limited = this.#laneWithoutRoom(claim, task);
    if (limited !== undefined) {
      return { wait: { lane: limited } };
    }
    const running = new RunningTask(task, claim, time, interrupted);
    const call = this.#sharedCall(task);
    return call === undefined
      ? this.#handle(running, claim)
      : this.#handleShared(holder, claim, running, call);
  }

  /** The limited lane the task must go back to: it came without room, as a delivery or a retry. */
  #laneWithoutRoom(claim: Claim, task: Task): string | undefined {
    const { lanes } = this.#options.settings;
    const lane = lanes && limitedLane(lanes.limited, task);
    const mayStay = lane === undefined || claim.laned || claim.suspect || !isKeptInLane(lane);
    return mayStay || lanes?.admits(lane, claim.queue) === true ? undefined : lane;
  }

  async #handle(running: RunningTask, claim: Claim, call?: SharedCall): Promise<Settlement | undefined> {
    const { settings, retries, interrupted, onEvent } = this.#options;
    const { task } = running;
    const tooLate = isLate(running);
    let recalled: Response | Hold | undefined;
    let response: Response;
    let body: string;
    try {
      recalled = tooLate ? await settings.recall?.(running) : undefined;
      const outcome = recalled ?? (tooLate ? deadlineResponse(task) : await settings.handle(running));
      if ('holdMs' in outcome) {
        return { postponement: { delayMs: outcome.holdMs, sameAttempt: true }, ...sharedEnd(call, 'forget') };
      }
      response = outcome;
      body = JSON.stringify(response);
    } catch (error) {
      if (interrupted.aborted) {
        return undefined;
      }
      onEvent({ type: 'handler-failed', taskId: task.task_id, error });
      response = internalErrorResponse(task);
      body = JSON.stringify(response);
    }
    if (response.status !== 'REJECTED') {
      retries.countCall(task.provider);
    }
    const { attempt } = claim;
    const maxAttempts = task.max_attempts;
    const { remainingMs } = running;
    const delayMs = retries.pauseMs({ response, provider: task.provider, attempt, maxAttempts, remainingMs });
    if (delayMs !== undefined) {
      onEvent({ type: 'task-postponed', taskId: task.task_id, provider: task.provider, attempt, delayMs });
      return { postponement: { delayMs }, ...sharedEnd(call, 'retry', response) };
    }
    // A safe error, or a deadline that passed before, means that nothing happened: the next one with the key may try.
    const isRefusedUnread = tooLate && recalled === undefined;
    const happened = !isRefusedUnread && (response.status === 'SUCCESS' || isFinal(response));
    const mode = happened ? 'keep' : 'forget';
    return { ...this.#answer(task, body, claim), ...sharedEnd(call, mode, response) };
  }

  async #handleShared(
    holder: Holder,
    claim: Claim,
    running: RunningTask,
    call: SharedCall,
  ): Promise<Settlement | undefined> {
    const { task } = running;
    const begun = await this.#options.begin(holder, claim, call, task.task_id);
    if (begun.outcome === 'mine') {
      return await this.#handle(running, claim, call);
    }
    if (begun.outcome === 'gone') {
      return undefined;
    }
    const own = JSON.stringify({ task_id: task.task_id, shared_with: begun.taskId });
    const body = `${own.slice(0, -1)},${begun.body.slice(1)}`;
    return this.#answer(task, body, claim);
  }

  #sharedCall(task: Task): SharedCall | undefined {
    const { normalQueue, idempotencyTtlMs, shareReads, shareReadsForMs } = this.#options.settings;
    if (task.idempotency_key !== undefined) {
      return idempotentCall(normalQueue, task.idempotency_key, idempotencyTtlMs);
    }
    return shareReads?.(task) === true ? sharedRead(normalQueue, task, shareReadsForMs) : undefined;
  }

  #answer(task: Task, body: string, claim: Claim): { readonly answer?: Answer } {
    if (task.task_id === undefined) {
      const { queue } = claim;
      this.#options.onEvent({ type: 'response-discarded', queue, provider: task.provider, trId: task.tr_id });
      return {};
    }
    return { answer: { key: responseKeyPrefix + task.task_id, body, callbackKey: task.callback_key } };
  }

  #reject(claim: Claim, parsed: Exclude<ParsedTask, { kind: 'task' }>): Settlement {
    const { message } = parsed;
    const code = parsed.kind === 'invalid' ? 'ERR_TASK_INVALID' : parsed.code;
    const taskId = parsed.kind === 'invalid' ? parsed.taskId : undefined;
    this.#options.onEvent({ type: 'task-rejected', queue: claim.queue, taskId, code, message });
    const burial = { code, reason: message };
    const response = parsed.kind === 'invalid' ? invalidTaskResponse(parsed) : undefined;
    if (parsed.kind !== 'invalid' || response === undefined) {
      return { burial };
    }
    const body = JSON.stringify(response);
    return {
      burial,
      answer: { key: responseKeyPrefix + response.task_id, body, callbackKey: parsed.callbackKey },
    };
  }

  #condemn(claim: Claim, task: Task): Settlement | Promise<Settlement> {
    const { settings, time, interrupted, onEvent } = this.#options;
    const poison = poisonResponse(task, settings.crashLimit);
    if (settings.recall === undefined) {
      return this.#bury(claim, task, poison, poison);
    }
    const running = new RunningTask(task, claim, time, interrupted);
    return settings.recall(running).then(
      (known) => this.#bury(claim, task, poison, known === undefined || 'holdMs' in known ? poison : known),
      (error: unknown) => {
        onEvent({ type: 'handler-failed', taskId: task.task_id, error });
        return this.#bury(claim, task, poison, poison);
      },
    );
  }

  #bury(claim: Claim, task: Task, poison: ErrorResponse, response: Response): Settlement {
    const code = 'ERR_TASK_POISON';
    const { reason } = poison;
    const { queue } = claim;
    this.#options.onEvent({ type: 'task-rejected', queue, taskId: task.task_id, code, message: reason });
    return {
      burial: { code, reason },
      ...this.#answer(task, JSON.stringify(response), claim),
      ...sharedEnd(this.#sharedCall(task), 'keep', response),
    };
  }
}

function isLate({ remainingMs }: RunningTask): boolean {
  return remainingMs !== undefined && remainingMs <= 0;
}

function isFinal(response: Response): boolean {
  return response.status === 'ERROR' && response.error?.retry !== 'safe';
}

function sharedEnd(
  call: SharedCall | undefined,
  mode: 'keep' | 'forget' | 'retry',
  response?: Response,
): Pick<Settlement, 'shared'> {
  if (call === undefined) {
    return {};
  }
  const { task_id: _own, ...body } = response ?? {};
  return { shared: { record: call.record, mode, ttlMs: call.ttlMs, body: JSON.stringify(body) } };
}
