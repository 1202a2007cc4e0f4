import type { OperationClass } from '@hub/provider';

/** What the text of a parameter must look like; `seconds` is the length of a bar. */
export type ParamFormat = 'date' | 'time' | 'seconds' | 'quantity' | 'price';

/** How an answer goes on: by the header `tr_cont`, or by asking again for what is older (kis-api 5, 9). */
export type PagingKind = 'none' | 'tr_cont' | 'time-cursor';

/** One parameter of a TR, in the query or the body. */
export interface KisParam {
  /** The broker's own name as its document writes it; `CO_YN_*` stands for all that begin so. */
  readonly name: string;
  readonly required: boolean;
  /** Sent when the caller says nothing. Absent: he must say it if it is required, else it is left out. */
  readonly default?: string;
  /** Absent: any text. */
  readonly format?: ParamFormat;
  /** The only texts the broker takes, where the documents list them all. */
  readonly values?: readonly string[];
}

/** One operation of the broker. */
export interface KisTr {
  /** On the real host, `TTTC0012U`. */
  readonly id: string;
  /** On the paper host: the same for quotes. Undefined: paper does not offer it. */
  readonly paperId?: string;
  /** Earlier ids of the same operation, real and paper. */
  readonly oldIds: readonly string[];
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly class: OperationClass;
  readonly params: readonly KisParam[];
  /** The output that holds the rows, or the object of an answer without rows. */
  readonly rows: string;
  readonly paged: PagingKind;
  /** Rows of a full page on the real host, where a source says. */
  readonly pageRows?: number;
}
