import { ProviderLimits, OperationClass, Provider } from '@hub/provider';
import { Candle } from '@hub/task-schema';

/** Time as the mock needs it. */
interface Clock {
    /** Epoch milliseconds. */
    now(): number;
    /** Resolves after `ms` milliseconds; ends at once, by rejecting or resolving, when the signal fires. */
    sleep(ms: number, signal: AbortSignal): Promise<void>;
}

interface MockProviderOptions {
    /** Name of the broker it stands in for, upper case: `KIS`. */
    readonly name: string;
    /** Time each call takes, milliseconds; 0–600 000. 0 answers at once, without a timer. Default 100. */
    readonly latencyMs?: number;
    /** Share of calls that fail with `ERR_PROVIDER_UNAVAILABLE`; 0–1. Default 0. */
    readonly failureRate?: number;
    /** What it pretends to count calls by; calls then go through the gate of their context. Default: nothing. */
    readonly limits?: ProviderLimits;
    /** What a TR does. Default: every TR is a `quote`. */
    readonly operationClass?: (trId: string) => OperationClass;
    /** Default: the system's. */
    readonly clock?: Clock;
    /** Gives the next random number, 0 ≤ n < 1. Default: the system's. */
    readonly random?: () => number;
}
declare const mockProviderDefaults: {
    readonly latencyMs: 100;
    readonly failureRate: 0;
};

/**
 * A provider without a broker: answers any TR after a latency, and fails as often as told.
 *
 * @throws RangeError an option is out of its range
 */
declare function createMockProvider(options: MockProviderOptions): Provider;

/** One minute of made-up trading: what a normalised candle says of it, less symbol and origin. */
type MockCandle = Readonly<Pick<Candle, 'open_time' | 'open' | 'high' | 'low' | 'close' | 'volume'>>;

export { createMockProvider, mockProviderDefaults };
export type { Clock, MockCandle, MockProviderOptions };
