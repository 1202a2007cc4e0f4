import type { Responder } from '../answers/tr-answer.ts';

const endlessKey = 'A00000099999999';

/** After its last row the TR says `cont-yn: Y` with no rows, for ever, with the same key. kiwoom-api 6 [B] */
export function endless(respond: Responder): Responder {
  return (call) => {
    if (call.continuation !== endlessKey) {
      const answer = respond(call);
      return answer.kind === 'refusal' ? answer : { ...answer, nextKey: answer.nextKey ?? endlessKey };
    }
    return { kind: 'answer', rows: [], nextKey: endlessKey };
  };
}
