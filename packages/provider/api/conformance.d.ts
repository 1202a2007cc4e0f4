import { Provider, ProviderRequest, ProviderErrorCode, ProviderAnswer, OperationClass } from './index.js';
import '@hub/task-schema';

/** What the suite must know about the provider under test. */
interface ConformanceOptions {
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
interface ConformanceFailure {
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

/**
 * Register, in a vitest test file, the tests that every provider passes.
 *
 * @param makeProvider - gives a new provider for each test. Its calls must take real time (a timer, a socket): one that
 *   is answered before it can be cancelled proves nothing about cancelling.
 */
declare function describeProvider(name: string, makeProvider: () => Provider | Promise<Provider>, options: ConformanceOptions): void;

export { describeProvider };
export type { ConformanceFailure, ConformanceOptions };
