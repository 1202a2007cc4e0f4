export interface Parameter {
  /** In upper case. */
  readonly name: string;
  readonly required: boolean;
  readonly example: string;
}

/** One part of an answer: an object, or a list of them. */
export interface Block {
  readonly name: string;
  readonly list: boolean;
  /** In the order in which they are sent. */
  readonly fields: readonly string[];
}

/** One TR of the catalogue (kis-trs.json), both hosts. */
export interface Transaction {
  /** The newest id of the real host. */
  readonly id: string;
  readonly name: string;
  /** Old ids and those of single countries too. kis-api 10: the older ids still worked in 2026 */
  readonly realIds: readonly string[];
  /** Empty: not offered on paper. */
  readonly paperIds: readonly string[];
  readonly method: string;
  readonly path: string;
  readonly kind: string;
  readonly parameters: readonly Parameter[];
  readonly blocks: readonly Block[];
  /** The longest list of one answer. */
  readonly rows: { readonly real: number | null; readonly paper: number | null };
  /** Whether pages are turned with the header `tr_cont`. */
  readonly continues: boolean;
  readonly contextKeys: readonly { readonly name: string; readonly width: number }[];
  /** Keys of the answer's top level beside blocks, contexts and messages. */
  readonly moreKeys: readonly string[];
}

/**
 * Ids of the ledger's systems begin with T, C or V, those of the quote systems with F or H. The two differ in messages
 * and padding (fixtures).
 */
export function isLedgerTransaction({ id }: Transaction): boolean {
  return /^[TCV]/.test(id);
}
