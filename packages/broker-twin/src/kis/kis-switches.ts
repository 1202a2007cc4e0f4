import type { WindowRule } from '../limits/call-window.ts';

/** What the facts leave open. Every one has a default. */
export interface KisSwitches {
  /** What happens to the older token when a new one is issued after six hours. kis-api 2 [M], not documented */
  readonly reissue: 'keep-old' | 'kill-old';
  /** `expires_in` while the same token is served again: the nominal day, or what is left. kis-api 2 [M] */
  readonly expiresIn: 'nominal' | 'remaining';
  /** HTTP status of EGW00201; most reports say 500. kis-api 8 [M] */
  readonly rateStatus: 500 | 200;
  /** The limit of the WebSocket approval key, counted apart. kis-api 8 [M] */
  readonly approvalRule: WindowRule;
  /** Calls per second of all customers together to the balance TR (EGW00215); off. kis-api 8 [M] */
  readonly sharedLedgerRule: WindowRule | undefined;
  /** Whether the 15:30 bar of minute TRs tells twice the auction's volume. kis-api 9 [M] */
  readonly doubledClosingVolume: boolean;
  /** Whether the first row of a minute without a trade repeats the volume of the minute before. kis-api 9 [M] */
  readonly repeatedFirstVolume: boolean;
  /** Rows of a page, by TR of the real host, to make small pages. Default: the catalogue's. */
  readonly pageRows: Readonly<Record<string, number>>;
  /** App keys of the other environment: their calls are refused with EGW02004. kis-api 1 [H] */
  readonly foreignAppKeys: readonly string[];
  /** Commission of each side, as a share of the amount; for the estimates in account answers. */
  readonly feeRate: number;
}

export const defaultKisSwitches: KisSwitches = {
  reissue: 'keep-old',
  expiresIn: 'nominal',
  rateStatus: 500,
  approvalRule: { kind: 'fixed_second', limit: 1, countRefused: false },
  sharedLedgerRule: undefined,
  doubledClosingVolume: true,
  repeatedFirstVolume: true,
  pageRows: {},
  foreignAppKeys: [],
  feeRate: 0.00014,
};

/**
 * The limit of each app key. kis-api 8: 18 per second on real, 1 on paper since 2026-04-20 [M]; the kind of window is
 * not published [H], and that refused calls use up nothing is a choice.
 */
export function kisCallRule(environment: 'real' | 'paper'): WindowRule {
  return { kind: 'fixed_second', limit: environment === 'real' ? 18 : 1, countRefused: false };
}
