import type { Gate } from '@hub/provider';
import type { Clock } from '../clock.ts';
import type { HeldToken } from './held-token.ts';
import type { TokenEvent } from './token-event.ts';
import type { TokenKey } from './token-key.ts';
import type { TokenSettings } from './token-settings.ts';
import type { TokenStore } from './token-store.ts';

export interface IssueContext {
  readonly key: TokenKey;
  /** Fires when the issue takes too long, or custody closes. */
  readonly signal: AbortSignal;
  /** Enter this one, and no other: its passes end with the right to issue. */
  readonly gate: Gate;
}

/** What the broker's token endpoint answered. At least one of `expiresAtMs` and `lifetimeMs`; the former wins. */
export interface IssuedToken {
  readonly value: string;
  /** As the broker says it: Korean time already made UTC, epoch milliseconds of the broker's clock. */
  readonly expiresAtMs?: number;
  /** Milliseconds. */
  readonly lifetimeMs?: number;
  /** The answer's `Date` header; `expiresAtMs` is counted from it. Without it Redis's clock stands in. */
  readonly serverDateMs?: number;
}

export interface TokenCustodyOptions {
  readonly store: TokenStore;
  /**
   * Asks the broker for a token, once. It throws errors of `@hub/provider`; a `ProviderRejectedError` means the
   * credentials are wrong and is told to everybody who waits.
   */
  readonly issue: (context: IssueContext) => Promise<IssuedToken>;
  readonly settings?: Partial<TokenSettings>;
  readonly onEvent?: (event: TokenEvent) => void;
  readonly clock?: Clock;
  /** 0 (inclusive) to 1 (exclusive); spreads those who wait. */
  readonly random?: () => number;
}

export interface TokenRequest {
  readonly key: TokenKey;
  /** The caller no longer wants it. An issue that has begun goes on: others wait for it. */
  readonly signal: AbortSignal;
  /** What the issue leaves through, should this caller have to issue. Absent: nothing is limited. */
  readonly gate?: Gate;
}

/** One token per key for all processes, issued as rarely as can be. */
export interface TokenCustody {
  /**
   * The token to use now: from memory, from the store, or newly issued by one process for all.
   *
   * @throws {ProviderRejectedError} the broker refused the credentials
   * @throws {TokenPendingError} there is none now, and an issue may not be tried yet; `retryAfterMs` says when
   * @throws {ProviderUnavailableError} the store is away, the broker failed, or no more issues are allowed for long
   * @throws {CancelledError} the signal fired first
   */
  token(request: TokenRequest): Promise<HeldToken>;
  /**
   * The broker refused the token of this generation. Call it as often as it is seen: it is marked once.
   *
   * @param reason - the broker's code, `EGW00123`; no free text
   * @returns whether this call was the first, of all processes, to say so
   * @throws {ProviderUnavailableError} the store is away; it is told with the next look
   */
  markDead(key: TokenKey, generation: number, reason: string): Promise<boolean>;
  /** Ends waits and issues under way. Fine to call twice. */
  close(): Promise<void>;
}
