import type { RequestSubject } from '../request/kiwoom-request.ts';
import type { RawRow } from './row-reader.ts';

/** One whole answer, pages merged, as the normalisers read it. */
export interface AnswerSource {
  /** Id of the TR. */
  readonly id: string;
  /** Name of the account. */
  readonly account: string;
  /** Keys beside the rows; of the first page. */
  readonly summary: RawRow;
  /** Empty for flat answers. */
  readonly rows: readonly RawRow[];
  readonly subject: RequestSubject;
  /** What was sent. */
  readonly body: Readonly<Record<string, string>>;
  /** The broker's time of the answer, epoch milliseconds. */
  readonly answeredAtMs: number;
}

/** Every figure of this package came over REST. */
export const SOURCE_TYPE = 'REST_API_KIWOOM';
