import { parseResponse, type Response } from '@hub/task-schema';
import { QueueUnavailableError, ResponseTimeoutError } from './errors.ts';

/** A response somebody waits for. */
export interface PendingReply {
  readonly taskId: string;
  readonly sinceMs: number;
  resolve(response: Response): void;
  reject(error: Error): void;
}

/** The calls of one client that wait for their response, by task id. Two calls may wait for the same task. */
export class PendingReplies {
  readonly #byTaskId = new Map<string, Set<PendingReply>>();

  get size(): number {
    return this.#byTaskId.size;
  }

  add(pending: PendingReply): void {
    const others = this.#byTaskId.get(pending.taskId);
    if (others === undefined) {
      this.#byTaskId.set(pending.taskId, new Set([pending]));
    } else {
      others.add(pending);
    }
  }

  remove(pending: PendingReply): void {
    const all = this.#byTaskId.get(pending.taskId);
    all?.delete(pending);
    if (all?.size === 0) {
      this.#byTaskId.delete(pending.taskId);
    }
  }

  /** Task ids that wait since before `sinceMs` (monotonic). */
  waitingSince(sinceMs: number): string[] {
    const taskIds: string[] = [];
    for (const [taskId, all] of this.#byTaskId) {
      for (const pending of all) {
        if (pending.sinceMs <= sinceMs) {
          taskIds.push(taskId);
          break;
        }
      }
    }
    return taskIds;
  }

  /** Hands a response, as stored or pushed, to whoever waits for it. */
  settle(text: string, expectedTaskId?: string): void {
    const parsed = parseResponse(text);
    if (parsed.kind === 'response') {
      for (const pending of this.#take(expectedTaskId ?? parsed.response.task_id)) {
        pending.resolve(parsed.response);
      }
      return;
    }
    if (expectedTaskId !== undefined) {
      for (const pending of this.#take(expectedTaskId)) {
        pending.reject(new ResponseTimeoutError(expectedTaskId, `unreadable response: ${parsed.message}`));
      }
    }
  }

  rejectAll(): void {
    for (const taskId of [...this.#byTaskId.keys()]) {
      for (const pending of this.#take(taskId)) {
        pending.reject(new QueueUnavailableError('the client was closed while it waited', 'outcome-unknown'));
      }
    }
  }

  #take(taskId: string): Iterable<PendingReply> {
    const all = this.#byTaskId.get(taskId) ?? [];
    this.#byTaskId.delete(taskId);
    return all;
  }
}
