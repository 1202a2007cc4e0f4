import type { OperationClass, ProviderLimits } from '@hub/provider';
import type { Clock } from './clock.ts';

export interface MockProviderOptions {
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

export const mockProviderDefaults = { latencyMs: 100, failureRate: 0 } as const;
