import { Candle, Tick, Orderbook, Quote, Balance, Order, Execution, PartialAnswer } from '@hub/task-schema';

/** The codes of the errors a provider may throw. */
declare const providerErrorCodes: readonly ["ERR_PROVIDER_UNAVAILABLE", "ERR_PROVIDER_REJECTED", "ERR_PROVIDER_TIMEOUT", "ERR_PROVIDER_OUTCOME_UNKNOWN", "ERR_RATE_LIMITED", "ERR_CANCELLED"];
type ProviderErrorCode = (typeof providerErrorCodes)[number];

/**
 * What a TR does at the broker.
 * - `quote`: reads market data. Repeating it is harmless.
 * - `account`: reads balances, orders and the like. Repeating it is harmless.
 * - `order`: changes something (place, correct, cancel). It must never be sent a second time unasked.
 */
type OperationClass = 'quote' | 'account' | 'order';

/** Why a request is sent: the task's own call, a further page of it, a token for it, or a look whether the broker lives. */
type PassPurpose = 'call' | 'page' | 'token' | 'probe';
interface PassRequest {
    /** What the broker counts this request by; all are taken together. See {@link ProviderLimits}. */
    readonly scopes: readonly string[];
    readonly purpose: PassPurpose;
    /** The caller no longer wants it. */
    readonly signal: AbortSignal;
}
/** Leave to send one request, now. */
interface Pass {
    /** False once it is too late: enter again. */
    isUsable(): boolean;
    /** The broker said "too many" all the same: slows the scopes for every process. */
    refused(refusal: {
        readonly reason: string;
        readonly retryAfterMs?: number;
    }): void;
}
/** The only way out to a broker. Token calls, retries, pages and probes go through it too. */
interface Gate {
    /**
     * Waits until one request may be sent; send it at once.
     *
     * @throws {CancelledError} the signal fired first
     * @throws {ProviderUnavailableError} there are no permits to be had (Redis is away, the scope stands still)
     */
    enter(request: PassRequest): Promise<Pass>;
}

/**
 * The pages of one task as they came, kept where they outlive the worker: whoever gets the task next reads them in
 * place of fetching them again. Only for reads whose pages hold nothing of an account.
 */
interface PageLog {
    /** What earlier attempts noted, in order; empty when nothing can be read. Never rejects. */
    replay(): Promise<readonly string[]>;
    /** Notes one more page; what could not be noted is fetched again. Never rejects. */
    append(page: string): Promise<void>;
}

/** What surrounds one call. */
interface CallContext {
    /** The caller no longer wants the answer. */
    readonly signal: AbortSignal;
    /** How long the broker may take to answer, milliseconds. Absent: the provider's own limit. */
    readonly timeoutMs?: number;
    /** For logs and traces. */
    readonly taskId?: string;
    /** Where every request to the broker gets leave to be sent. Absent: nothing is limited (mock). */
    readonly gate?: Gate;
    /** Pages of this task that outlive this process. Absent: all are fetched. */
    readonly pages?: PageLog;
    /** How long the call waited for a token, or for the broker, milliseconds; called once for each wait. */
    readonly onWait?: (phase: 'token' | 'broker', ms: number) => void;
}

/** What a broker said. Plain JSON: no dates, no big integers, nothing undefined. */
interface ProviderAnswer {
    /**
     * The `data` object of the response, as the wire contract fixes it.
     * - Real broker: `status: "success"`, `provider`, `tr_id`, `message`, `data` (the rows), and the broker's own `output*`.
     * - Mock: `provider`, `tr_id`, `params`, `result: "SUCCESS"`, `data: { symbol, timestamp, candles }`.
     */
    readonly data: Readonly<Record<string, unknown>>;
    /** Normalised models, where the TR has one. */
    readonly candles?: readonly Candle[];
    readonly ticks?: readonly Tick[];
    readonly orderbook?: Orderbook;
    readonly quote?: Quote;
    /** An account's money, and the positions it holds. */
    readonly balance?: Balance;
    readonly orders?: readonly Order[];
    readonly executions?: readonly Execution[];
    /** Present when the answer is not whole, with the reason; empty is not partial. */
    readonly partial?: PartialAnswer;
}

/** One call to a broker, as a task describes it. Never changed by a provider. */
interface ProviderRequest {
    /** The broker's name of the operation, `FHKST01010100` or `ka10001`. */
    readonly trId: string;
    /** Parameters in either dialect: plain names (`symbol`) or the broker's own (`FID_INPUT_ISCD`, `stk_cd`). */
    readonly params: Readonly<Record<string, unknown>>;
    /** Whose credentials to use; `default` unless the task says otherwise. */
    readonly account: string;
}

/** How many calls a broker takes in any window. */
interface CallLimit {
    readonly calls: number;
    readonly windowMs: number;
}
/** What a broker counts calls by. */
interface ProviderLimits {
    /** Tasks of one TR wait for each other only (the broker counts per API id), or all tasks of an account do. */
    readonly lanesPer: 'account' | 'tr';
    /** Scopes that one call counts in, the widest first: `KIS:real:default`, or `KIWOOM:real:default:ka10080`. */
    scopesOf(request: Pick<ProviderRequest, 'trId' | 'account'>): readonly string[];
    /** What one of those scopes allows; undefined for a scope of somebody else. */
    limitOf(scope: string): CallLimit | undefined;
}

/** One broker. Every implementation passes `describeProvider` of `@hub/provider/conformance`. */
interface Provider {
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

export { providerErrorCodes as p };
export type { CallContext as C, Gate as G, OperationClass as O, Provider as P, ProviderRequest as a, ProviderErrorCode as b, ProviderAnswer as c, CallLimit as d, PageLog as e, Pass as f, PassPurpose as g, PassRequest as h, ProviderLimits as i };
