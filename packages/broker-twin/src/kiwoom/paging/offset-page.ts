import type { TrCall } from '../answers/tr-answer.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { positionIn, positionKey } from './position-key.ts';

export interface OffsetPage<Row> {
  readonly rows: readonly Row[];
  readonly nextKey: string | undefined;
  /** Of the first row in the whole list. */
  readonly offset: number;
}

/**
 * One page of a list that is there as a whole. The keys of such TRs are not known; here they hold the number of the next
 * row. kiwoom-api 6 [C]
 */
export function offsetPage<Row>(
  all: readonly Row[],
  { spec, body, continuation }: TrCall,
): OffsetPage<Row> | Refusal {
  const about = body['stk_cd'] ?? body['inds_cd'] ?? '000000';
  const offset = continuation === undefined ? 0 : readOffset(continuation, about);
  if (offset === undefined) return valueMalformed('next-key');
  const end = spec.paging ? offset + spec.pageRows : all.length;
  return {
    rows: all.slice(offset, end),
    nextKey: end < all.length ? positionKey(about, String(end).padStart(8, '0')) : undefined,
    offset,
  };
}

function readOffset(key: string, about: string): number | undefined {
  const digits = positionIn(key, about, /^\d{8}$/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
