import type { CallContext } from './call-context.ts';
import type { OperationClass } from './operation-class.ts';
import type { ProviderAnswer } from './provider-answer.ts';
import type { ProviderLimits } from './provider-limits.ts';
import type { ProviderRequest } from './provider-request.ts';

/** One broker. Every implementation passes `describeProvider` of `@hub/provider/conformance`. */
export interface Provider {
  /** Upper case, `KIS`; the `provider` of tasks is compared with it without case. */
  readonly name: string;

  /** What the broker counts calls by. Absent: nothing is counted. */
  readonly limits?: ProviderLimits;

  /** What a TR does; answers for any text. A TR that is not known and might be an order is an `order`. */
  operationClass(trId: string): OperationClass;

  /**
   * Call the broker and give its answer: one request, or as many as the answer has pages. Any number of calls may run at the same time. No retries here: the error
   * says whether the caller may repeat.
   *
   * @throws {ProviderRejectedError} the broker understood and refused
   * @throws {RateLimitedError} the broker said too many
   * @throws {ProviderUnavailableError} not sent, or surely not executed
   * @throws {ProviderTimeoutError} no answer in time; never for an order
   * @throws {OutcomeUnknownError} an order was sent and not answered
   * @throws {CancelledError} the signal fired; for an order only if it was not sent yet
   */
  call(request: ProviderRequest, context: CallContext): Promise<ProviderAnswer>;

  /** Give back connections and timers. Fine to call twice; no call is made afterwards. */
  close?(): Promise<void>;
}
