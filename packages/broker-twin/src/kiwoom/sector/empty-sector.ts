import type { TrAnswer, TrCall } from '../answers/tr-answer.ts';
import { blankRow } from '../facts/fill-row.ts';

/** Of a sector that does not exist: class 0 with blanks, like an unknown stock. kiwoom-api 4 [A] */
export function emptySector({ spec }: TrCall): TrAnswer {
  return { kind: 'answer', top: blankRow(spec.top), rows: [] };
}
