/** How a value is written (kiwoom-api 7). */
export type ValueFormat =
  | 'uint'
  | 'signed'
  | 'signed2'
  | 'signed_price'
  | 'decimal'
  | 'direction'
  | 'index_x100'
  | 'yyyymmdd'
  | 'yyyymmddhhmmss'
  | 'hhmmss'
  | 'hh:mm:ss'
  | 'code'
  | 'a_code'
  | 'id'
  | 'text'
  | 'string'
  | `zpad${number}`;

export interface FieldSpec {
  readonly name: string;
  readonly format: ValueFormat;
}

/** One TR of the catalogue. */
export interface TrSpec {
  /** The `api-id`: `ka10080`. */
  readonly id: string;
  readonly path: string;
  /** `unknown`: nobody has told; the twin answers. */
  readonly paper: 'offered' | 'refused' | 'unknown';
  readonly paging: boolean;
  /** Rows of a full page. */
  readonly pageRows: number;
  readonly listKey: string | undefined;
  readonly required: readonly string[];
  /** Keys beside the list, in order. */
  readonly top: readonly FieldSpec[];
  /** Keys of one row of the list, in order. */
  readonly row: readonly FieldSpec[];
}
