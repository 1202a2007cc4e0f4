import { invalidTaskResponse, type ParsedTask, parseTask, type Response, type Task } from '@hub/task-schema';
import type { Claim, Settlement } from './claim.ts';
import type { Clock } from './clock.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import type { ClaimedTask, ConsumerOptions } from './consumer-options.ts';
import { internalErrorResponse } from './internal-error-response.ts';
import { responseKeyPrefix } from './keys.ts';

export interface TaskRunnerOptions {
  readonly handle: ConsumerOptions['handle'];
  readonly maxTaskBytes: number;
  readonly clock: Clock;
  readonly onEvent: (event: ConsumerEvent) => void;
}

/** A task under way; `signal` fires when it is to be handed back. */
class RunningTask implements ClaimedTask {
  readonly task: Task;
  readonly attempt = 1;
  readonly #claim: Claim;
  readonly #signal: () => AbortSignal;

  constructor(task: Task, claim: Claim, signal: () => AbortSignal) {
    this.task = task;
    this.#claim = claim;
    this.#signal = signal;
  }
  get queue() {
    return this.#claim.queue;
  }
  get claimedAtMs() {
    return this.#claim.claimedAtMs;
  }
  get signal() {
    return this.#signal();
  }
}

/** Turns a claimed payload into what is to be stored: parses it, has it handled, words the answer. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /**
   * @returns the settlement, at once for a payload that is no valid task; undefined when the task was interrupted by
   * its signal and is to be handed back
   */
  run(claim: Claim, signal: () => AbortSignal): Settlement | Promise<Settlement | undefined> {
    const parsed = parseTask(claim.payload, { maxBytes: this.#options.maxTaskBytes });
    return parsed.kind === 'task'
      ? this.#handle(new RunningTask(parsed.task, claim, signal))
      : this.#reject(claim, parsed);
  }

  async #handle(running: RunningTask): Promise<Settlement | undefined> {
    const { task } = running;
    let response: Response;
    let body: string;
    try {
      response = await this.#options.handle(running);
      body = JSON.stringify(response);
    } catch (error) {
      if (running.signal.aborted) {
        return undefined;
      }
      this.#options.onEvent({ type: 'handler-failed', taskId: task.task_id, error });
      body = JSON.stringify(internalErrorResponse(task));
    }
    if (task.task_id === undefined) {
      const { queue } = running;
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
    if (parsed.kind !== 'invalid' || taskId === undefined) {
      return { burial };
    }
    const body = JSON.stringify(invalidTaskResponse(parsed));
    return { burial, answer: { key: responseKeyPrefix + taskId, body, callbackKey: parsed.callbackKey } };
  }
}
