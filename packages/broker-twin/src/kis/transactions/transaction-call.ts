import type { EpochMs } from '../../clock/twin-clock.ts';
import type { Transaction } from '../catalogue/transaction.ts';
import type { KisWorld } from '../kis-world.ts';
import type { Outcome } from './outcome.ts';

/** One request that passed all checks of the gateway. */
export interface TransactionCall {
  readonly transaction: Transaction;
  /** The id that was sent: it decides the operation. kis-api 3 [H] */
  readonly id: string;
  /** A query parameter or a key of the body; empty if absent. */
  readonly parameter: (name: string) => string;
  /** `50000001-01` */
  readonly account: string;
  /** The next-page key, if the header `tr_cont` asks for one. */
  readonly continuation: string | undefined;
  readonly at: EpochMs;
  readonly world: KisWorld;
}

export type Responder = (call: TransactionCall) => Outcome;

/** The longest list of one answer. */
export function pageRowsOf({ transaction, world }: TransactionCall, otherwise = 30): number {
  return (
    world.switches.pageRows[transaction.id] ??
    transaction.rows[world.environment] ??
    transaction.rows.real ??
    otherwise
  );
}
