import type { KisAccount } from '../account/kis-account.ts';
import type { AskedRange } from '../paging/asked-range.ts';
import type { Values } from '../paging/cursor.ts';
import type { KisTr } from '../registry/kis-tr.ts';

/** A task that may be sent. */
export interface PlannedCall {
  readonly tr: KisTr;
  /** The id on this host. */
  readonly sentId: string;
  readonly accountName: string;
  readonly account: KisAccount;
  /** Parameters as the task has them. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** By the broker's names. */
  readonly values: Values;
  /** Present when pages are to be walked. */
  readonly range?: AskedRange;
  readonly warnings: readonly string[];
}
