import type { TokenSettings } from '../../src/index.ts';

export interface TokenUserSettings {
  readonly redisPath: string;
  readonly brokerUrl: string;
  readonly custody: Partial<TokenSettings>;
  /** How wrong the process's wall clock is. */
  readonly skewMs: number;
  readonly forMs: number;
}

/** By generation: when it was first used, by the true clock, and its end as custody says it. */
export type TokenUserReport = Record<number, { readonly seenAtMs: number; readonly expiresAtMs: number }>;
