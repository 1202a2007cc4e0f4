import { isProviderError } from '@hub/provider';
import type { ClaimedTask } from '@hub/queue-client';
import { errorCodes, errorDetail, noClientReason, type Response, type Timing } from '@hub/task-schema';
import type { Lane } from '../lane/lane.ts';
import type { LaneRegistry } from '../lane/lane-registry.ts';
import { errorResponse, successResponse } from './responses.ts';
import type { TaskLog } from './task-log.ts';

export interface TaskHandlerOptions {
  readonly lanes: LaneRegistry;
  readonly log: TaskLog;
  /** Longest time of one call. */
  readonly callTimeoutMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Does the work of one task: finds its lane, calls the provider once, words the answer. */
export class TaskHandler {
  readonly #options: TaskHandlerOptions;

  constructor(options: TaskHandlerOptions) {
    this.#options = options;
  }

  /** Rejects only when the worker stops and the task, not ordered anything, is to be handed back. */
  async handle(claimed: ClaimedTask): Promise<Response> {
    const { lanes, log, now } = this.#options;
    const { task } = claimed;
    log.processing(task);
    const lane = lanes.find(task.provider, task.account);
    if (lane === undefined) {
      return this.#refuseProvider(claimed);
    }
    const sentMs = now();
    const timeoutMs = Math.min(this.#options.callTimeoutMs, claimed.remainingMs ?? Number.POSITIVE_INFINITY);
    if (timeoutMs <= 0) {
      return this.#refuseLateTask(claimed, lane);
    }
    log.calling(lane.providerName, task);
    const request = { trId: task.tr_id, params: task.params, account: task.account };
    try {
      const answer = await lane.run(request, { taskId: task.task_id, timeoutMs, signal: claimed.signal });
      lane.circuit.succeeded();
      log.completed(task);
      return successResponse(task, claimed.attempt, timingOf(claimed, sentMs, now()), answer);
    } catch (error) {
      return this.#failed(claimed, lane, sentMs, error);
    }
  }

  #refuseProvider({ task, attempt, claimedAtMs }: ClaimedTask): Response {
    const registered = this.#options.lanes.providerNames.join(', ');
    const message = `no provider of this name is registered; there are ${registered}`;
    const reason = noClientReason(task.provider);
    this.#options.log.failed(task, reason, message, errorCodes.ERR_NO_PROVIDER.whatToDo);
    const error = errorDetail('ERR_NO_PROVIDER', message);
    const timing = { claimed_ms: claimedAtMs };
    return errorResponse(task, attempt - 1, timing, reason, error, undefined);
  }

  #refuseLateTask({ task, attempt, claimedAtMs }: ClaimedTask, { circuit }: Lane): Response {
    const { meaning, whatToDo } = errorCodes.ERR_DEADLINE_EXCEEDED;
    this.#options.log.failed(task, 'ERR_DEADLINE_EXCEEDED', meaning, whatToDo);
    const error = errorDetail('ERR_DEADLINE_EXCEEDED', meaning);
    return errorResponse(task, attempt - 1, { claimed_ms: claimedAtMs }, meaning, error, circuit.state());
  }

  #failed(claimed: ClaimedTask, lane: Lane, sentMs: number, error: unknown): Response {
    const { log, now } = this.#options;
    const { task, attempt, signal } = claimed;
    const answeredMs = now();
    const timing = timingOf(claimed, sentMs, answeredMs);
    if (!isProviderError(error)) {
      log.defect(task, lane.providerName, error);
      const detail = errorDetail('ERR_INTERNAL', errorCodes.ERR_INTERNAL.meaning);
      return errorResponse(task, attempt, timing, detail.message, detail, lane.circuit.state());
    }
    if (error.code === 'ERR_CANCELLED' && signal.aborted) {
      throw error;
    }
    const { code, retry, message, providerCode, retryAfterMs } = error;
    lane.circuit.failed(code, answeredMs);
    log.failed(task, code, message, errorCodes[code].whatToDo);
    const detail = {
      code,
      retry,
      message,
      ...(providerCode !== undefined && { provider_code: providerCode }),
      ...(retryAfterMs !== undefined && { retry_after_ms: retryAfterMs }),
    };
    return errorResponse(task, attempt, timing, message, detail, lane.circuit.state());
  }
}

/** A wall clock that is set back must not make a duration negative. */
function timingOf({ claimedAtMs }: ClaimedTask, sentMs: number, answeredMs: number): Timing {
  return {
    claimed_ms: claimedAtMs,
    sent_ms: sentMs,
    answered_ms: answeredMs,
    call_ms: Math.max(0, answeredMs - sentMs),
  };
}
