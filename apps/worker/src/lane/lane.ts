import type { OperationClass, Provider, ProviderAnswer } from '@hub/provider';
import { isProviderError, isTokenPending } from '@hub/provider';
import type { ClaimedTask } from '@hub/queue-client';
import type { CircuitBreaker } from '../breaker/circuit-breaker.ts';
import type { Circuits } from '../breaker/circuits.ts';
import { verdictOf } from '../breaker/verdict.ts';
import type { OpenGate } from '../gate/gates.ts';
import type { OrderOutcome, OrderRecords } from '../orders/order-records.ts';
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
  /** Told what became of each order. */
  readonly orders?: Pick<OrderRecords, 'finish'> | undefined;
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
   * @throws as {@link boundedCall}
   */
  async run(claimed: ClaimedTask, timeoutMs: number, receipt: Receipt): Promise<ProviderAnswer> {
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
      const remainingMs = () => claimed.remainingMs;
      const limits = { taskId: task.task_id, timeoutMs, remainingMs, signal, gate, pages, receipt };
      const answer = await boundedCall(provider, request, limits, startTimer);
      receipt.answered();
      pass('healthy');
      await this.#finishOrder(claimed, 'answered');
      await pages?.discard();
      return answer;
    } catch (error) {
      receipt.answered();
      pass?.(verdictOf(error));
      await this.#finishOrder(claimed, outcomeOf(error));
      if (!comesBack(error, signal)) {
        await pages?.discard();
      }
      throw error;
    } finally {
      gate?.close();
    }
  }

  async #finishOrder({ task }: ClaimedTask, outcome: OrderOutcome): Promise<void> {
    const { orders } = this.#parts;
    if (orders !== undefined && this.operationClass(task.tr_id) === 'order') {
      try {
        await orders.finish(task.task_id, outcome);
      } catch {
        // The record stays as it is: on its way, outcome unknown. The safe side.
      }
    }
  }
}

/** The task is handed back, or waits for a token: whoever gets it next goes on from the pages there are. */
function comesBack(error: unknown, { aborted }: AbortSignal): boolean {
  return aborted || isTokenPending(error);
}

/** A cancelled order was not sent; what is no error of a provider may have happened. */
function outcomeOf(error: unknown): OrderOutcome {
  if (!isProviderError(error)) {
    return error instanceof CircuitOpenError ? 'not-sent' : 'unknown';
  }
  if (error.retry === 'safe' || error.code === 'ERR_CANCELLED') {
    return 'not-sent';
  }
  return error.retry === 'never' ? 'refused' : 'unknown';
}
