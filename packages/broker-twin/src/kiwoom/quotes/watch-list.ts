import type { Responder, TextRow } from '../answers/tr-answer.ts';
import { batchTooLarge } from '../envelope/refusals.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import { quoteFacts } from './quote-facts.ts';

/** kiwoom-api 8 [A] */
const mostCodes = 100;

/** ka10095: up to 100 codes joined by `|`, answered in that order, a blank row for an unknown one. kiwoom-api 4, 8 [A] */
export const watchList: Responder = ({ spec, body, world, at }) => {
  const codes = (body['stk_cd'] ?? '').split('|').filter((code) => code !== '');
  if (codes.length > mostCodes) return batchTooLarge(world.switches.batchLimitStatus);
  const rows = codes.map((code): TextRow => {
    const symbol = askedSymbol(code, world);
    const facts = symbol && quoteFacts(symbol, world.market, at);
    if (facts === undefined) return blankRow(spec.row);
    return fillRow({ fields: spec.row, facts, seed: `${spec.id}|${code}` });
  });
  return { kind: 'answer', rows };
};
