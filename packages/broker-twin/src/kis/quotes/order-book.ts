import { aboutStock } from '../transactions/about-stock.ts';
import { answer, either, row } from '../transactions/outcome.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';
import { levelOf } from './book-fields.ts';
import { percent, signOf, whole } from './number-text.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';

/** FHKST01010200: ten levels, and the expected match of an auction in output2 only. kis-api 9 [M] */
export const orderBook = aboutStock((quote, call) =>
  answer({
    output1: either(row({ new_mkop_cls_code: '20' }), stockSource(quote)),
    output2: either(row(expectedMatch(quote, call)), stockSource(quote)),
  }),
);

function expectedMatch(quote: StockQuote, call: TransactionCall): Record<string, string> {
  const best = levelOf(quote, 'asks', 0);
  const expected = best.price === 0 ? quote.price : best.price;
  const difference = expected - quote.previousClose;
  return {
    antc_mkop_cls_code: marketPhase(quote, call),
    antc_cnpr: whole(expected),
    antc_cntg_vrss_sign: signOf(difference),
    antc_cntg_vrss: whole(difference),
    antc_cntg_prdy_ctrt: percent(difference, quote.previousClose),
    antc_vol: whole(Math.min(best.quantity, levelOf(quote, 'bids', 0).quantity)),
  };
}

/** 311 before the open, 112 in continuous trading, 121 in the closing auction. kis-api 9 [L] */
function marketPhase({ snapshot, at }: StockQuote, { world }: TransactionCall): string {
  const session = world.market.calendar.session(snapshot.day);
  if (session === undefined || at < session.opensAtMs || at >= session.closesAtMs) return '311';
  return at < session.continuousUntilMs ? '112' : '121';
}
