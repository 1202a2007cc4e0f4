import type { Gate, OperationClass, Provider, ProviderAnswer } from '@hub/provider';
import { isTokenPending } from '@hub/provider';
import type { ClaimedTask } from '@hub/queue-client';
import type { Task } from '@hub/task-schema';
import type { CircuitBreaker } from '../breaker/circuit-breaker.ts';
import type { Circuits } from '../breaker/circuits.ts';
import { verdictOf } from '../breaker/verdict.ts';
import type { OpenGate } from '../gate/gates.ts';
import type { OrderRecords } from '../orders/order-records.ts';
import type { PageLogs } from '../pages/page-logs.ts';
import type { Receipt } from '../task/receipt.ts';
import { boundedCall } from './bounded-call.ts';
import { CircuitOpenError } from './circuit-open-error.ts';
import type { StartTimer } from './timer.ts';

export interface LaneParts {
  readonly provider: Provider;
  readonly circuits: Circuits;
  /** Opens the way out for one task; undefined when nothing is limited. */
  readonly openGate: OpenGate | undefined;
  readonly startTimer: StartTimer;
  /** What is known of orders; undefined where nothing real is ordered. */
  readonly orders?: OrderRecords | undefined;
  /** Keeps pages where they outlive this worker. */
  readonly pages?: PageLogs | undefined;
}

/**
 * The way to one provider with one account. Every call for them goes through here, so that what must stand between
 * task and broker (breaker, token, permit) has one place, and a lane that waits holds up no other.
 */
export class Lane {
  readonly #parts: LaneParts;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  get providerName(): string {
    return this.#parts.provider.name;
  }

  circuit(trId: string): CircuitBreaker {
    return this.#parts.circuits.of(this.providerName, this.operationClass(trId));
  }

  operationClass(trId: string): OperationClass {
    return this.#parts.provider.operationClass(trId);
  }

  /**
   * @param timeoutMs - longest time of one exchange with the broker
   * @throws {CircuitOpenError} the broker is left alone for a while; nothing was sent
   * @throws {RecordsUnavailableError} whether an order was sent before is not known; nothing was sent
   * @throws as {@link boundedCall}
   */
  async run(claimed: ClaimedTask, timeoutMs: number, receipt: Receipt): Promise<ProviderAnswer> {
    const { orders } = this.#parts;
    const { task } = claimed;
    if (orders === undefined || this.operationClass(task.tr_id) !== 'order') {
      return this.#call(claimed, timeoutMs, receipt);
    }
    const earlier = await orders.begin(task);
    if (earlier !== undefined) {
      return earlier;
    }
    let answer: ProviderAnswer;
    try {
      answer = await this.#call(claimed, timeoutMs, receipt, (gate) =>
        orders.gate(task.task_id, this.providerName, gate),
      );
    } catch (error) {
      await orders.finish(task.task_id, { error });
      throw error;
    }
    await orders.finish(task.task_id, answer);
    return answer;
  }

  /**
   * What is known of an order that is not to be started (any more). Returns undefined if nothing is.
   *
   * @throws what an earlier attempt came to
   */
  async recall(task: Task): Promise<ProviderAnswer | undefined> {
    return this.operationClass(task.tr_id) === 'order' ? this.#parts.orders?.recall(task) : undefined;
  }

  async #call(
    claimed: ClaimedTask,
    timeoutMs: number,
    receipt: Receipt,
    narrow: (gate: Gate) => Gate = (gate) => gate,
  ): Promise<ProviderAnswer> {
    const { provider, openGate, startTimer } = this.#parts;
    const { task, signal } = claimed;
    const circuit = this.circuit(task.tr_id);
    const pass = circuit.enter();
    const gate = openGate?.(provider, claimed, receipt);
    const pages = task.task_id === undefined ? undefined : this.#parts.pages?.of(task.task_id);
    try {
      if (pass === undefined) {
        throw new CircuitOpenError(circuit.retryAfterMs);
      }
      if (gate === undefined) {
        receipt.sent();
      }
      const request = { trId: task.tr_id, params: task.params, account: task.account };
      const narrowed = gate && narrow(gate);
      const remainingMs = () => claimed.remainingMs;
      const limits = { taskId: task.task_id, timeoutMs, remainingMs, signal, gate: narrowed, pages, receipt };
      const answer = await boundedCall(provider, request, limits, startTimer);
      receipt.answered();
      pass('healthy');
      await pages?.discard();
      return answer;
    } catch (error) {
      receipt.answered();
      pass?.(verdictOf(error));
      if (!comesBack(error, signal)) {
        await pages?.discard();
      }
      throw error;
    } finally {
      gate?.close();
    }
  }
}

/** The task is handed back, or waits for a token: whoever gets it next goes on from the pages there are. */
function comesBack(error: unknown, { aborted }: AbortSignal): boolean {
  return aborted || isTokenPending(error);
}
