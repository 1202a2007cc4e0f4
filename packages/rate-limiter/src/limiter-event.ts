/** What happens inside, for logs, metrics and alerts. */
export type LimiterEvent =
  /** A scope pauses because what was sent before is unknown: first use, another Redis, lost state, a clock step. */
  | { readonly type: 'cold'; readonly scope: string; readonly pauseMs: number }
  /** The other side refused, or a level was recovered; level 0 is full speed. */
  | { readonly type: 'brake'; readonly scope: string; readonly level: number; readonly pauseMs: number }
  /** Alert: refused too often in a row; nothing is sent until `resume`. `reason` where this process saw the refusal. */
  | { readonly type: 'stopped'; readonly scope: string; readonly reason?: string }
  | { readonly type: 'resumed'; readonly scope: string }
  /** Another process changed what the scope allows. */
  | {
      readonly type: 'limit-changed';
      readonly scope: string;
      readonly limit: number;
      readonly windowMs: number;
    }
  /** The store's clock jumped forward by about this much; its rings are begun anew. */
  | { readonly type: 'clock-stepped'; readonly tag: string; readonly stepMs: number }
  /** Slots were given back because their time had passed. */
  | { readonly type: 'stale'; readonly scopes: readonly string[]; readonly count: number }
  /** No permits until `available`. */
  | { readonly type: 'unavailable'; readonly error: unknown }
  | { readonly type: 'available' };
