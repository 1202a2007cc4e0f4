import type { WindowRule } from '../limits/call-window.ts';

/** What the facts leave open, or what changed over time. Every one has a default. */
export interface KiwoomSwitches {
  /** Asking again while a token lives: it comes back, or a new one kills it. kiwoom-api 2 [C] */
  readonly reissue: 'same' | 'replace';
  /** How long a new token lives. kiwoom-api 2: nominally 24 h [B] */
  readonly tokenLifetimeMs: number;
  /** As the token answer writes it; requests are taken in any case. kiwoom-api 2 [A] */
  readonly tokenType: 'Bearer' | 'bearer';
  /** The limit of the token endpoint, per app key. kiwoom-api 2: it has one [B], its size is a guess [C] */
  readonly tokenRule: WindowRule;
  /** The words of code 1700: without or with the limit per second. kiwoom-api 4 [A] */
  readonly rateText: 'before_2026q2' | 'since_2026q2';
  /** A limit over all TRs of one key, code 1701; its size is not known, so it is off. kiwoom-api 5 [C] */
  readonly totalRule: WindowRule | undefined;
  /** A limit over the TRs of one path, code 1702; off for the same reason. kiwoom-api 5 [C] */
  readonly groupRule: WindowRule | undefined;
  /** HTTP status of code 1634, which is not known. kiwoom-api 4 [C] */
  readonly batchLimitStatus: 200 | 429;
  /** Whether a token works only from the address that asked for it (8010). kiwoom-api 4 [A]; off, since one machine has several */
  readonly tokenBoundToAddress: boolean;
  /** The addresses that may ask for tokens (8050); absent: all. kiwoom-api 1 [A] */
  readonly registeredAddresses: readonly string[] | undefined;
  /** App keys of the other environment, so that 8030 can be told from 8001. kiwoom-api 2 [A] */
  readonly foreignAppKeys: readonly string[];
  /** Pages of these TRs go on for ever, empty, after the last row. kiwoom-api 6 [B] */
  readonly endlessTrs: readonly string[];
  /** The user agents that get the block page instead of an answer. kiwoom-api 3 [B] */
  readonly blockedAgents: RegExp;
  /** Commission of each side, as a share of the amount; for the estimates in account answers. kiwoom-api 10 [B] */
  readonly feeRate: number;
  /** Sales tax, as a share of the amount; none on ETFs. kiwoom-api 10 [B] */
  readonly taxRate: number;
}

const dayMs = 24 * 60 * 60 * 1000;

export const defaultKiwoomSwitches: KiwoomSwitches = {
  reissue: 'same',
  tokenLifetimeMs: dayMs,
  tokenType: 'Bearer',
  tokenRule: { kind: 'token_bucket', limit: 1, capacity: 5, countRefused: false },
  rateText: 'since_2026q2',
  totalRule: undefined,
  groupRule: undefined,
  batchLimitStatus: 200,
  tokenBoundToAddress: false,
  registeredAddresses: undefined,
  foreignAppKeys: [],
  endlessTrs: [],
  blockedAgents: /aiohttp/i,
  feeRate: 0.0035,
  taxRate: 0.0018,
};

/**
 * The limit of each (app key, TR) pair. kiwoom-api 5: real 5 per second [A]; mock 1 per second, bursts of 2 [A]; that a
 * refused call uses up nothing is a choice [C].
 */
export function kiwoomCallRule(environment: 'real' | 'paper'): WindowRule {
  return environment === 'real'
    ? { kind: 'token_bucket', limit: 5, capacity: 5, countRefused: false }
    : { kind: 'token_bucket', limit: 1, capacity: 2, countRefused: false };
}
