import type { EpochMs } from '../clock/twin-clock.ts';

/** One request as it came in; header names in lower case, body whole. */
export interface TwinRequest {
  readonly method: string;
  /** Without query, double slashes made single. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly remoteAddress: string;
}

/** One answer, headers in order and spelling as sent. */
export interface TwinReply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** One broker in one environment: everything but the socket. Synchronous and deterministic. */
export interface BrokerFront {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  handle(request: TwinRequest, at: EpochMs): TwinReply;
  /**
   * Makes tokens worthless at once, as if the broker had forgotten them: of one key, or of all.
   * @returns how many died
   */
  killTokens(appKey?: string): number;
}
