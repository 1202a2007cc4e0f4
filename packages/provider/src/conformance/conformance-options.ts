import type { ProviderErrorCode } from '../errors/provider-error-codes.ts';
import type { OperationClass } from '../operation-class.ts';
import type { Provider } from '../provider.ts';
import type { ProviderAnswer } from '../provider-answer.ts';
import type { ProviderRequest } from '../provider-request.ts';

/** What the suite must know about the provider under test. */
export interface ConformanceOptions {
  /** A query (no order) the provider answers. */
  readonly sampleRequest: ProviderRequest;
  /** Another one, with another answer. */
  readonly otherRequest: ProviderRequest;
  /** Whether an answer is the one to this request, by its symbol for instance; tells mixed-up answers. */
  readonly belongsTo: (answer: ProviderAnswer, request: ProviderRequest) => boolean;
  /** TR ids whose class is known. */
  readonly operationClasses?: Readonly<Record<string, OperationClass>>;
  /** Situations in which a call fails, and the code it must fail with. */
  readonly failures?: readonly ConformanceFailure[];
}

export interface ConformanceFailure {
  /** `the broker says too many`: completes a test name. */
  readonly situation: string;
  /** A provider in that situation. */
  readonly makeProvider: () => Provider | Promise<Provider>;
  /** Default: the sample. */
  readonly request?: ProviderRequest;
  /** Handed to the call, milliseconds. */
  readonly timeoutMs?: number;
  readonly code: ProviderErrorCode;
}
