import type { StockQuote } from '../quotes/stock-quote.ts';
import { venueOf } from '../quotes/venue-code.ts';
import { type Outcome, refusal } from './outcome.ts';
import type { Responder, TransactionCall } from './transaction-call.ts';

/** kis-errors.json: MCA05918 in some quote TRs, success with zeros or blanks in others [M]; which are which is assumed. */
export const unknownSymbol = refusal('1', 'MCA05918', '종목코드 오류입니다.');

/** A TR about one stock of one venue. */
export function aboutStock(
  respond: (quote: StockQuote, call: TransactionCall) => Outcome,
  onUnknown: (call: TransactionCall) => Outcome = () => unknownSymbol,
): Responder {
  return (call) => {
    const venue = venueOf(call);
    if (typeof venue !== 'string') return venue;
    const code = call.parameter('FID_INPUT_ISCD').trim().toUpperCase();
    const quote = call.world.stocks.quote(code, call.at, venue);
    return quote === undefined ? onUnknown(call) : respond(quote, call);
  };
}

/** Success without content: zeros in objects, no rows in lists. kis-api 9 [M] */
export function blankAnswer({ transaction }: TransactionCall): Outcome {
  const blocks = transaction.blocks.map(({ name, list }) => [name, list ? [] : blankField] as const);
  return { kind: 'answer', blocks: Object.fromEntries(blocks) };
}

function blankField(field: string): string {
  return /name|isnm|iscd|_yn$|date|code/.test(field) ? '' : '0';
}
