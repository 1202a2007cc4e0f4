import type { ParamSpec, TrSpec } from '@hub/provider-kit';

/** One body parameter of a TR. */
export interface KiwoomParam extends ParamSpec {
  /** What is sent when the task says nothing, where that is no fixed text: today, or "one symbol or all". */
  readonly fills?: 'today' | 'one-or-all';
}

/** One operation of the broker. Every one is a `POST` with a JSON body, chosen by the header `api-id` (kiwoom-api 1 [A]). */
export interface KiwoomTr extends TrSpec {
  readonly params: readonly KiwoomParam[];
  /** The two token operations: the hub's own, and no task's. */
  readonly isToken: boolean;
  /** Key of the row list in the answer; undefined for flat answers. */
  readonly rows?: string;
  /** Key of a row that says when it was, `YYYYMMDD` or `YYYYMMDDHHMMSS` in Korean time; undefined: no history. */
  readonly rowTime?: string;
  /** Whether further pages are to be had by the headers `cont-yn` and `next-key`. */
  readonly paged: boolean;
  /** Rows of a full page, where it was measured. */
  readonly pageRows?: number;
}
