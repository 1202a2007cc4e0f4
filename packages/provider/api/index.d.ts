import { b as ProviderErrorCode, O as OperationClass } from './provider.js';
export { C as CallContext, d as CallLimit, G as Gate, e as PageLog, f as Pass, g as PassPurpose, h as PassRequest, P as Provider, c as ProviderAnswer, i as ProviderLimits, a as ProviderRequest, p as providerErrorCodes } from './provider.js';
import { RetryAdvice } from '@hub/task-schema';

/** What an error may carry besides its message. */
interface ProviderErrorOptions extends ErrorOptions {
    /** The broker's own code, `EGW00201`. */
    readonly providerCode?: string;
    /** Do not repeat before this has passed, milliseconds. */
    readonly retryAfterMs?: number;
}
/**
 * A call to a broker that gave no answer. `retry` was decided where the broker's answer, or its absence, was seen;
 * whoever catches it only reads it. Messages carry no secrets and no account numbers.
 */
declare abstract class ProviderError extends Error {
    abstract readonly code: ProviderErrorCode;
    /** What the caller should do: `never` repeat, repeat (`safe`), or look at the broker first (`outcome-unknown`). */
    abstract readonly retry: RetryAdvice;
    /** Name of the provider, `KIS`. */
    readonly provider: string;
    /** The broker's own code, if it gave one. */
    readonly providerCode?: string;
    /** Do not repeat before this has passed, milliseconds. */
    readonly retryAfterMs?: number;
    constructor(provider: string, message: string, options?: ProviderErrorOptions);
}

/** The caller's signal fired; its reason is the `cause`. Nothing was ordered. */
declare class CancelledError extends ProviderError {
    readonly name = "CancelledError";
    readonly code = "ERR_CANCELLED";
    readonly retry = "never";
    constructor(provider: string, options?: ProviderErrorOptions);
}

/**
 * Whether a caught value is one of this package's errors. Compares `code` and `retry`, not the class, so it also knows
 * errors from a second installed copy of this package or another realm (Jest).
 */
declare function isProviderError(value: unknown): value is ProviderError;

/** An order was sent and not answered: it may have happened. Compare with the broker's order list; never repeat blindly. */
declare class OutcomeUnknownError extends ProviderError {
    readonly name = "OutcomeUnknownError";
    readonly code = "ERR_PROVIDER_OUTCOME_UNKNOWN";
    readonly retry = "outcome-unknown";
}

/** The broker understood the call and refused it; `providerCode` says why. */
declare class ProviderRejectedError extends ProviderError {
    readonly name = "ProviderRejectedError";
    readonly code = "ERR_PROVIDER_REJECTED";
    readonly retry = "never";
}

/** A query was not answered in time. A query changes nothing, so it may be repeated. For orders see `unansweredError`. */
declare class ProviderTimeoutError extends ProviderError {
    readonly name = "ProviderTimeoutError";
    readonly code = "ERR_PROVIDER_TIMEOUT";
    readonly retry = "safe";
    /** How long it was waited, milliseconds. */
    readonly timeoutMs: number;
    constructor(provider: string, timeoutMs: number, options?: ProviderErrorOptions);
}

/** The call was not sent, or surely not executed: no connection, or the broker is down and said so. */
declare class ProviderUnavailableError extends ProviderError {
    readonly name = "ProviderUnavailableError";
    readonly code = "ERR_PROVIDER_UNAVAILABLE";
    readonly retry = "safe";
}

/** The broker said too many and did not carry the call out; `retryAfterMs` says how long to wait, if that is known. */
declare class RateLimitedError extends ProviderError {
    readonly name = "RateLimitedError";
    readonly code = "ERR_RATE_LIMITED";
    readonly retry = "safe";
}

/**
 * There is no token now and one may not be asked for yet. Nothing of this request was sent, and the broker is well:
 * whoever can wait comes back after `retryAfterMs`, which is always there.
 */
declare class TokenPendingError extends ProviderError {
    readonly name = "TokenPendingError";
    readonly code = "ERR_PROVIDER_UNAVAILABLE";
    readonly retry = "safe";
}
/** By its name, so that errors of a second copy of this package are known too. */
declare function isTokenPending(error: unknown): error is TokenPendingError;

/**
 * The error of a call that was sent and not answered in time: the broker may have executed an order, a query may
 * simply be repeated.
 *
 * @param timeoutMs - how long it was waited, milliseconds
 */
declare function unansweredError(operationClass: OperationClass, provider: string, timeoutMs: number, options?: ProviderErrorOptions): OutcomeUnknownError | ProviderTimeoutError;

export { CancelledError, OperationClass, OutcomeUnknownError, ProviderError, ProviderErrorCode, ProviderRejectedError, ProviderTimeoutError, ProviderUnavailableError, RateLimitedError, TokenPendingError, isProviderError, isTokenPending, unansweredError };
export type { ProviderErrorOptions };
