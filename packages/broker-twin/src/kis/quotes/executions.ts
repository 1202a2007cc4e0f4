import { atKoreanTime, hhmmss } from '../../clock/korean-time.ts';
import { tickSize } from '../../market/tick-size.ts';
import { aboutStock } from '../transactions/about-stock.ts';
import { answer, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf } from '../transactions/transaction-call.ts';
import { anchorOf } from './anchor-time.ts';
import { decimal, percent, signOf, whole } from './number-text.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';
import { strengthOf, type TapeLine, type TickTape } from './tick-tape.ts';

/** FHKST01010300: the last 30, newest first, no cursor. kis-api 9 */
export const recentExecutions = aboutStock((quote, call) => {
  const lines = linesOf(quote, call.world.stocks.tape, quote.at, pageRowsOf(call));
  return answer({ output: lines.map((line) => executionRow(quote, line)) });
});

/** FHPST01060000: those of today at or before a time, newest first. kis-api 9 */
export const executionsBefore = aboutStock((quote, call) => {
  const anchor = anchorOf(call.parameter('FID_INPUT_HOUR_1'));
  // A whole second counts: an execution within the asked second is not after it.
  const until = atKoreanTime(quote.snapshot.day, anchor) + 999;
  const lines = linesOf(quote, call.world.stocks.tape, Math.min(quote.at, until), pageRowsOf(call));
  return answer({
    output1: stockSource(quote),
    output2: lines.map((line) => executionRow(quote, line)),
  });
});

function linesOf(quote: StockQuote, tape: TickTape, at: number, count: number): readonly TapeLine[] {
  const { listing, day } = quote.snapshot;
  return tape.newest({ code: listing.code, day, at, venue: quote.venue, count });
}

function executionRow(quote: StockQuote, line: TapeLine): FieldSource {
  const { tick } = line;
  const { kind } = quote.snapshot.listing;
  const difference = tick.price - quote.previousClose;
  return row({
    stck_cntg_hour: hhmmss(tick.atMs),
    stck_prpr: whole(tick.price),
    prdy_vrss: whole(difference),
    prdy_vrss_sign: signOf(difference),
    prdy_ctrt: percent(difference, quote.previousClose),
    cntg_vol: whole(tick.quantity),
    cnqn: whole(tick.quantity),
    tday_rltv: decimal(strengthOf(line)),
    acml_vol: whole(line.volume),
    // Who took the initiative met the other side's best price.
    askp: whole(tick.side === 'buy' ? tick.price : tick.price + tickSize(tick.price, kind)),
    bidp: whole(tick.side === 'sell' ? tick.price : tick.price - tickSize(tick.price - 1, kind)),
  });
}
