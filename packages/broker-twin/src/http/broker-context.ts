import type { Ledger } from '../ledger/ledger.ts';
import type { CallWindow, WindowRule } from '../limits/call-window.ts';
import type { Market } from '../market/market.ts';

/** One application key of the twin. Values are visibly fake. */
export interface TwinCredential {
  readonly appKey: string;
  readonly appSecret: string;
  /** KIS: `50000001-01`; Kiwoom: ten digits. */
  readonly account: string;
}

/** What each broker's front is built from. */
export interface BrokerContext {
  readonly environment: 'real' | 'paper';
  readonly market: Market;
  readonly ledger: Ledger;
  readonly credentials: readonly TwinCredential[];
  /**
   * A window of calls for one key (or key and API id), made on first use. Its rule is that of the environment, unless
   * this scope has one of its own, such as the limit of a token endpoint.
   */
  readonly window: (scope: string, ownRule?: WindowRule) => CallWindow;
  /** 0 (inclusive) to 1 (exclusive), seeded; for tokens, numbers and the like. */
  readonly random: () => number;
}
