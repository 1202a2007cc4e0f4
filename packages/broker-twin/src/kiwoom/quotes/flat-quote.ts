import type { Responder } from '../answers/tr-answer.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import { askedSymbol, onKrx } from '../symbols/asked-symbol.ts';
import { quoteFacts } from './quote-facts.ts';

/** TRs that tell of KRX whatever suffix was asked for. kiwoom-api 8 [B] */
const krxOnly: ReadonlySet<string> = new Set(['ka10004']);
/** TRs that answer an empty shell for a consolidated code. kiwoom-api 8 [B] */
const brokenByConsolidated: ReadonlySet<string> = new Set(['ka10087']);

/** A TR without a list about one stock: ka10002, ka10004, ka10006, ka10007 and their like. */
export const flatQuote: Responder = ({ spec, body, world, at }) => {
  const asked = body['stk_cd'] ?? '';
  const found = askedSymbol(asked, world);
  const isShell = found?.venue === 'ALL' && brokenByConsolidated.has(spec.id);
  const symbol = found !== undefined && krxOnly.has(spec.id) ? onKrx(found) : found;
  const facts = symbol === undefined || isShell ? undefined : quoteFacts(symbol, world.market, at);
  if (facts === undefined) return { kind: 'answer', top: blankRow(spec.top) };
  return { kind: 'answer', top: fillRow({ fields: spec.top, facts, seed: `${spec.id}|${asked}` }) };
};
