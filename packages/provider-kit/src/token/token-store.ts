import type { TokenKey } from './token-key.ts';
import type { TokenSettings } from './token-settings.ts';

/** A token as the store has it. Durations count from the store's now. */
export interface StoredToken {
  readonly value: string;
  readonly generation: number;
  /** How long it may be used, milliseconds. */
  readonly usableMs: number;
  /** When a new one is due, milliseconds; 0 or less: now. */
  readonly refreshInMs: number;
  /** Epoch milliseconds of the store's clock. */
  readonly expiresAtMs: number;
}

/** Why the last attempt gave no token. */
export interface IssueFailure {
  readonly retry: 'never' | 'safe';
  /** The broker's own code, or empty. */
  readonly providerCode: string;
}

/**
 * What a look at a key finds; `token` is there when it may still be used.
 * - `fresh`: nothing to do.
 * - `claimed`: the asker holds the lease and must issue.
 * - `busy`: another one issues. - `spaced`: the last attempt was too short ago. - `spent`: the budget is used up.
 */
export type TokenLook =
  | { readonly kind: 'fresh'; readonly token: StoredToken }
  | { readonly kind: 'claimed'; readonly token?: StoredToken }
  | { readonly kind: 'busy' | 'spent'; readonly waitMs: number; readonly token?: StoredToken }
  | {
      readonly kind: 'spaced';
      readonly waitMs: number;
      readonly token?: StoredToken;
      readonly failure?: IssueFailure;
    };

export interface TokenDelivery {
  readonly value: string;
  /** When it ends: on the broker's clock, beside that clock's now if it is known; or how long it lives. */
  readonly expiresAtMs?: number;
  readonly serverDateMs?: number;
  readonly lifetimeMs?: number;
}

export type DeliveryReply =
  | {
      readonly kind: 'stored';
      readonly token: StoredToken;
      /** What the broker's words came to, before it was cut down; what is used is in `token`. */
      readonly lifetimeMs: number;
    }
  | { readonly kind: 'fenced-off' };

export interface DeathReply {
  /** False: the generation was dead or replaced before. */
  readonly first: boolean;
  readonly ageMs: number;
  readonly deathsToday: number;
}

/**
 * Where the token of each key lives, with everything that decides about issues, on one clock for all processes. Each
 * operation is one atomic step.
 */
export interface TokenStore {
  /**
   * Reads the token and, where a new one is due and may be asked for, claims the right to issue for `claimant`. The
   * claim is recorded as an attempt before anything is sent.
   */
  look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook>;
  /** Hands in what `claimant` issued. */
  deliver(
    key: TokenKey,
    claimant: string,
    delivery: TokenDelivery,
    settings: TokenSettings,
  ): Promise<DeliveryReply>;
  /** The attempt of `claimant` failed. @returns when the next one is allowed, milliseconds */
  fail(key: TokenKey, claimant: string, failure: IssueFailure, settings: TokenSettings): Promise<number>;
  /** `claimant` sent nothing: as if it had never claimed. */
  release(key: TokenKey, claimant: string): Promise<void>;
  markDead(key: TokenKey, generation: number): Promise<DeathReply>;
}
