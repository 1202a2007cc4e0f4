import type { TwinReply } from '../../http/exchange.ts';
import type { TrAnswer } from '../answers/tr-answer.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from './refusal.ts';
import { plainHeaders, servedHeaders } from './reply-headers.ts';

/** kiwoom-api 4 [A]: success texts vary; this is the most common one. */
export const usualMessage = '정상적으로 처리되었습니다';

/** TRs that write the message first also on success. fixtures: live captures of ka10099 [A] */
const messageFirst: ReadonlySet<string> = new Set(['ka10099']);

/** Errors hold only these two, message first. kiwoom-api 4 [A] */
export function refusalReply({ status, code, message }: Refusal): TwinReply {
  return {
    status,
    headers: plainHeaders,
    body: JSON.stringify({ return_msg: message, return_code: code }),
  };
}

/** The TR's own keys, then the envelope. kiwoom-api 4 [A] */
export function servedReply(spec: TrSpec, answer: TrAnswer): TwinReply {
  const { top = {}, rows = [], nextKey, message = usualMessage } = answer;
  const own = spec.listKey === undefined ? top : { ...top, [spec.listKey]: rows };
  const body = messageFirst.has(spec.id)
    ? { return_msg: message, ...own, return_code: 0 }
    : { ...own, return_code: 0, return_msg: message };
  return {
    status: 200,
    headers: servedHeaders({
      id: spec.id,
      nextKey,
      rowCount: spec.listKey === undefined ? undefined : rows.length,
    }),
    body: JSON.stringify(body),
  };
}
