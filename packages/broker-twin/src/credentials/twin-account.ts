import type { TwinCredential } from '../http/broker-context.ts';

/** A key with what its account holds when the twin starts. */
export interface TwinAccount extends TwinCredential {
  /** Won. Default 0. */
  readonly cash?: number;
  /** Shares by code. */
  readonly holdings?: Readonly<Record<string, number>>;
}

/** By environment; a key works in one of them only (kis-api 1 [H], kiwoom-api 1 [A]). */
export interface EnvironmentAccounts {
  readonly real: readonly TwinAccount[];
  readonly paper: readonly TwinAccount[];
}

export interface TwinAccounts {
  readonly kis: EnvironmentAccounts;
  readonly kiwoom: EnvironmentAccounts;
}
