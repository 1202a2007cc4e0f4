import { atKoreanTime } from '../../clock/korean-time.ts';
import type { DayBar, InvestorFlows } from '../../market/market.ts';
import { inventedValue } from '../invented/invented-value.ts';
import { aboutStock } from '../transactions/about-stock.ts';
import { answer, either, type FieldSource, refusal, row } from '../transactions/outcome.ts';
import { pageRowsOf, type TransactionCall } from '../transactions/transaction-call.ts';
import { notAfter } from './asked-day.ts';
import { dayBarSource } from './day-bar-source.ts';
import { whole } from './number-text.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';

const classes = { prsn: 'individual', frgn: 'foreign', orgn: 'institution' } as const;

/** FHKST01010900: 30 days; today's figures are empty until after the close. kis-api 9 [M] */
export const investors = aboutStock((quote, call) => {
  const { day } = quote.snapshot;
  const isOver = call.at >= publishedAt(day);
  return answer({
    output: daysUntil(quote, call, day).map((bar) =>
      bar.day === day && !isOver ? either(dayBarSource(bar), emptyFlow) : investorRow(quote, call, bar),
    ),
  });
});

/** FHPTJ04160001: by day from a date back; refused until 15:40. kis-api 9 [M] */
export const investorsByDay = aboutStock((quote, call) => {
  const { day } = quote.snapshot;
  if (call.world.market.calendar.isOpen(call.at) || isBeforePublication(call)) {
    return refusal('2', 'OPSQ2001', 'ERROR : INPUT TIME LIMIT 00:00 ~ 15:40');
  }
  const to = notAfter(day, call.parameter('FID_INPUT_DATE_1'));
  return answer({
    output1: stockSource(quote),
    output2: daysUntil(quote, call, to).map((bar) => investorRow(quote, call, bar)),
  });
});

function isBeforePublication({ world, at }: TransactionCall): boolean {
  const day = world.market.calendar.currentDay(at);
  return at >= atKoreanTime(day, '000000') && at < publishedAt(day);
}

function publishedAt(day: string): number {
  return atKoreanTime(day, '154000');
}

/** Newest first. */
function daysUntil(quote: StockQuote, call: TransactionCall, to: string): readonly DayBar[] {
  const { market } = call.world;
  const from = market.calendar.shift(to, -(pageRowsOf(call) - 1));
  const { code } = quote.snapshot.listing;
  return [...market.dayBars(code, { from, to }, call.at, { venue: quote.venue })].reverse();
}

function investorRow(quote: StockQuote, { world }: TransactionCall, bar: DayBar): FieldSource {
  const { code } = quote.snapshot.listing;
  const flows = world.market.flows(code, bar.day);
  return either(dayBarSource(bar), row(flowFields(code, bar, flows)));
}

/** Net, bought and sold of each class; amounts in million won (kis-api 6). */
function flowFields(code: string, bar: DayBar, flows: InvestorFlows): Record<string, string> {
  const fields: Record<string, string> = {};
  const average = bar.volume === 0 ? bar.close : bar.turnover / bar.volume;
  for (const [prefix, name] of Object.entries(classes)) {
    const { quantity, amount } = flows[name];
    // Sold: an invented part of the day's volume; bought is that and the net.
    const share = (Number(inventedValue('share', `${code}|${bar.day}|${prefix}`)) % 30) / 100;
    const sold = Math.round(bar.volume * share) + Math.max(0, -quantity);
    fields[`${prefix}_ntby_qty`] = whole(quantity);
    fields[`${prefix}_ntby_tr_pbmn`] = inMillions(amount);
    fields[`${prefix}_seln_vol`] = whole(sold);
    fields[`${prefix}_seln_tr_pbmn`] = inMillions(sold * average);
    fields[`${prefix}_shnu_vol`] = whole(sold + quantity);
    fields[`${prefix}_shnu_tr_pbmn`] = whole(Number(inMillions(sold * average)) + Number(inMillions(amount)));
  }
  return fields;
}

function inMillions(won: number): string {
  return whole(won / 1_000_000);
}

function emptyFlow(): string {
  return '';
}
