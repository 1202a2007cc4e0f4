import type { OperationClass } from '@hub/provider';

/** What the text of a parameter must look like; it is written the broker's way before it is sent. */
export type ParamFormat = 'symbol' | 'date' | 'time' | 'count' | 'text';

/** One parameter of a TR. */
export interface ParamSpec {
  /** The broker's own name, as it is sent: `FID_INPUT_ISCD`, `stk_cd`. */
  readonly name: string;
  readonly required: boolean;
  /** Names of the plain dialect that mean the same: `symbol`, `date`, `interval`, `adjusted`. */
  readonly plain?: readonly string[];
  /** Sent when the caller says nothing. */
  readonly default?: string;
  /** Default `text`. */
  readonly format?: ParamFormat;
  /** The only texts the broker takes. */
  readonly values?: readonly string[];
  /** Plain words, in lower case, for the broker's texts: `{ true: '0', false: '1' }`. */
  readonly words?: Readonly<Record<string, string>>;
}

/** One operation of a broker, as data. Providers add what their broker needs besides. */
export interface TrSpec {
  /** On the real host. */
  readonly id: string;
  /** On the paper host; absent: paper does not offer it. */
  readonly paperId?: string;
  /** Ids the operation had before, or has in older interfaces. */
  readonly oldIds?: readonly string[];
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly class: OperationClass;
  readonly params: readonly ParamSpec[];
  /** Whether `from`, `to` and `count` may choose rows: they are left to the provider's paging. */
  readonly takesRange?: boolean;
  /** Names callers are known to send though the TR has no use for them: a warning, no fault. */
  readonly tolerates?: readonly string[];
}
