import type { EpochMs } from '../../clock/twin-clock.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from '../envelope/refusal.ts';
import type { KiwoomWorld } from '../kiwoom-world.ts';

/** Values by key, in the order in which they are sent. */
export type TextRow = Readonly<Record<string, string>>;

/** One call that has passed all checks. */
export interface TrCall {
  readonly spec: TrSpec;
  /** Everything in a body is text; numbers are taken as if they were. */
  readonly body: TextRow;
  /** `next-key` of a call with `cont-yn: Y`; else absent. */
  readonly continuation: string | undefined;
  /** Ten digits. Each app key has one account. */
  readonly account: string;
  readonly at: EpochMs;
  readonly world: KiwoomWorld;
}

export interface TrAnswer {
  readonly kind: 'answer';
  readonly top?: TextRow;
  readonly rows?: readonly TextRow[];
  /** Where the next page begins; absent on the last one. */
  readonly nextKey?: string | undefined;
  readonly message?: string;
}

/** Answers one TR from the state of market and ledger. */
export type Responder = (call: TrCall) => TrAnswer | Refusal;
