import { isProviderError, isTokenPending, type ProviderError } from '@hub/provider';
import type { ClaimedTask, Hold } from '@hub/queue-client';
import { errorCodes, errorDetail, noClientReason, type Response } from '@hub/task-schema';
import { CircuitOpenError } from '../lane/circuit-open-error.ts';
import type { Lane } from '../lane/lane.ts';
import type { LaneRegistry } from '../lane/lane-registry.ts';
import { RecordsUnavailableError } from '../orders/records-unavailable-error.ts';
import { Receipt } from './receipt.ts';
import { errorResponse, rateLimitedResponse, rejectedResponse, successResponse } from './responses.ts';
import type { TaskLog } from './task-log.ts';

export interface TaskHandlerOptions {
  readonly lanes: LaneRegistry;
  readonly log: TaskLog;
  /** Longest time of one exchange with a broker. */
  readonly callTimeoutMs: number;
  /** Keep tasks with a deadline while their circuit is open, instead of rejecting them. */
  readonly holdWhileOpen: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

/** Redis is asked again after so long whether a task was ordered before, milliseconds. */
const recordsLookMs = 500;
/** A half-open circuit lets calls through as its trial calls end; look again after so long, milliseconds. */
const halfOpenLookMs = 200;

/** A token that may be asked for within this time is waited for, milliseconds: the spacing of a broker, and a lease. */
const longestTokenHoldMs = 120_000;

/** Does the work of one task: finds its lane, has it called, words the answer. */
export class TaskHandler {
  readonly #options: TaskHandlerOptions;

  constructor(options: TaskHandlerOptions) {
    this.#options = options;
  }

  /** Rejects only when the worker stops and the task, not ordered anything, is to be handed back. */
  async handle(claimed: ClaimedTask): Promise<Response | Hold> {
    const { lanes, log } = this.#options;
    const { task } = claimed;
    log.processing(task);
    const receipt = new Receipt(claimed, this.#options);
    const lane = lanes.find(task.provider, task.account);
    if (lane === undefined) {
      return this.#refuseProvider(claimed, receipt);
    }
    const timeoutMs = Math.min(this.#options.callTimeoutMs, claimed.remainingMs ?? Number.POSITIVE_INFINITY);
    if (timeoutMs <= 0) {
      return (await this.recall(claimed)) ?? this.#refuseLateTask(claimed, lane, receipt);
    }
    log.calling(lane.providerName, task);
    try {
      const answer = await lane.run(claimed, timeoutMs, receipt);
      log.completed(task);
      return successResponse(task, claimed.attempt, receipt.timing(), answer);
    } catch (error) {
      return this.#failed(claimed, lane, receipt, error);
    }
  }

  /**
   * What is known of a task that is not to be started: its deadline has passed, or too many workers died with it. Its
   * order may have been sent by one of them. Undefined: nothing was.
   */
  async recall(claimed: ClaimedTask): Promise<Response | Hold | undefined> {
    const { task, attempt } = claimed;
    const lane = this.#options.lanes.find(task.provider, task.account);
    const receipt = new Receipt(claimed, this.#options);
    try {
      const answer = await lane?.recall(task);
      return answer && successResponse(task, attempt, receipt.timing(), answer);
    } catch (error) {
      return lane && this.#failed(claimed, lane, receipt, error);
    }
  }

  #refuseProvider({ task, attempt }: ClaimedTask, receipt: Receipt): Response {
    const registered = this.#options.lanes.providerNames.join(', ');
    const message = `no provider of this name is registered; there are ${registered}`;
    const reason = noClientReason(task.provider);
    this.#options.log.failed(task, reason, message, errorCodes.ERR_NO_PROVIDER.whatToDo);
    const error = errorDetail('ERR_NO_PROVIDER', message);
    return errorResponse(task, attempt - 1, receipt.timing(), reason, error, undefined);
  }

  #refuseLateTask({ task, attempt }: ClaimedTask, lane: Lane, receipt: Receipt): Response {
    const { meaning, whatToDo } = errorCodes.ERR_DEADLINE_EXCEEDED;
    this.#options.log.failed(task, 'ERR_DEADLINE_EXCEEDED', meaning, whatToDo);
    const error = errorDetail('ERR_DEADLINE_EXCEEDED', meaning);
    const circuit = lane.circuit(task.tr_id).state();
    return errorResponse(task, attempt - 1, receipt.timing(), meaning, error, circuit);
  }

  #failed(claimed: ClaimedTask, lane: Lane, receipt: Receipt, error: unknown): Response | Hold {
    const { log } = this.#options;
    const { task, attempt, signal } = claimed;
    const circuit = lane.circuit(task.tr_id).state();
    if (error instanceof RecordsUnavailableError) {
      log.failed(task, 'ERR_REDIS_UNAVAILABLE', error.message, `It is tried again in ${recordsLookMs} ms.`);
      return { holdMs: recordsLookMs };
    }
    if (error instanceof CircuitOpenError) {
      return this.#circuitOpen(claimed, lane, receipt, error);
    }
    if (!isProviderError(error)) {
      log.defect(task, lane.providerName, error);
      const detail = errorDetail('ERR_INTERNAL', errorCodes.ERR_INTERNAL.meaning);
      return errorResponse(task, attempt, receipt.timing(), detail.message, detail, circuit);
    }
    if (error.code === 'ERR_CANCELLED' && signal.aborted) {
      throw error;
    }
    const holdMs = isTokenPending(error) ? holdForToken(error.retryAfterMs, claimed.remainingMs) : undefined;
    if (holdMs !== undefined) {
      return { holdMs };
    }
    const { code, message } = error;
    log.failed(task, code, message, errorCodes[code].whatToDo);
    const detail = detailOf(error);
    return code === 'ERR_RATE_LIMITED' && !receipt.wasSent
      ? rateLimitedResponse(task, attempt - 1, receipt.timing(), detail)
      : errorResponse(task, attempt, receipt.timing(), message, detail, circuit);
  }

  #circuitOpen(claimed: ClaimedTask, lane: Lane, receipt: Receipt, error: CircuitOpenError): Response | Hold {
    const { log, holdWhileOpen } = this.#options;
    const { task, attempt, remainingMs } = claimed;
    const holdMs = error.retryAfterMs === 0 ? halfOpenLookMs : error.retryAfterMs;
    if (holdWhileOpen && remainingMs !== undefined && remainingMs > holdMs) {
      return { holdMs };
    }
    log.failed(task, 'ERR_CIRCUIT_OPEN', error.message, errorCodes.ERR_CIRCUIT_OPEN.whatToDo);
    const detail = { ...errorDetail('ERR_CIRCUIT_OPEN', error.message), retry_after_ms: Math.ceil(holdMs) };
    return rejectedResponse(task, attempt - 1, receipt.timing(), detail, lane.circuit(task.tr_id).state());
  }
}

/** @returns undefined when the token comes too late for the task */
function holdForToken(waitMs = 0, remainingMs: number = longestTokenHoldMs + 1): number | undefined {
  return waitMs > longestTokenHoldMs || waitMs >= remainingMs ? undefined : waitMs;
}

function detailOf({ code, retry, message, providerCode, retryAfterMs }: ProviderError) {
  return {
    code,
    retry,
    message,
    ...(providerCode !== undefined && { provider_code: providerCode }),
    ...(retryAfterMs !== undefined && { retry_after_ms: retryAfterMs }),
  };
}
