import type { TokenKey } from './token-key.ts';

/** What custody tells its owner, for logs and metrics. Never a token, never a broker's free text. */
export type TokenEvent =
  | {
      readonly type: 'issued';
      readonly key: TokenKey;
      readonly generation: number;
      readonly lifetimeMs: number;
    }
  | {
      readonly type: 'issue-failed';
      readonly key: TokenKey;
      /** Code of the error, `ERR_PROVIDER_REJECTED`. */
      readonly code: string;
      /** The broker's own code, `EGW00133`. */
      readonly providerCode?: string;
      /** When the next attempt is allowed, milliseconds from now. */
      readonly nextInMs: number;
    }
  /** An issue came back after another process had taken over; its token was thrown away. */
  | { readonly type: 'fenced-off'; readonly key: TokenKey }
  /** Attempts of the hour or the day are used up: somebody should look. */
  | { readonly type: 'budget-spent'; readonly key: TokenKey; readonly nextInMs: number }
  | {
      readonly type: 'dead';
      readonly key: TokenKey;
      readonly generation: number;
      readonly reason: string;
      /** How old the token was. */
      readonly ageMs: number;
      /** Tokens of the key that died before their time in the last 24 hours, this one too; from 2 on an alert. */
      readonly deathsToday: number;
    }
  /** The broker's expiry makes no sense next to its clock; what is used instead. */
  | {
      readonly type: 'odd-expiry';
      readonly key: TokenKey;
      readonly lifetimeMs: number;
      readonly usedMs: number;
    }
  | { readonly type: 'store-unavailable'; readonly key: TokenKey };
