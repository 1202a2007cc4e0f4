import type { DayBar } from '../../market/market.ts';
import { aboutStock, blankAnswer } from '../transactions/about-stock.ts';
import { answer, either, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type TransactionCall } from '../transactions/transaction-call.ts';
import { askedDay, notAfter } from './asked-day.ts';
import { dayBarSource } from './day-bar-source.ts';
import { change, decimal, whole } from './number-text.ts';
import { joinedBars, type Period, periodOf, periodStart } from './period-bars.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';

/** FHKST03010100: the newest 100 of a range; 0 means adjusted, 1 raw. kis-api 9 [M] */
export const chartOfRange = aboutStock((quote, call) => {
  const from = askedDay(call.parameter('FID_INPUT_DATE_1')) ?? '';
  const to = notAfter(quote.snapshot.day, call.parameter('FID_INPUT_DATE_2'));
  const isAdjusted = call.parameter('FID_ORG_ADJ_PRC').trim() !== '1';
  const period = periodOf(call.parameter('FID_PERIOD_DIV_CODE'));
  const bars = barsOf(quote, call, { from, to, period, isAdjusted });
  return answer({
    output1: either(row({ 'itewhol_loan_rmnd_ratem name': '0.14' }), stockSource(quote)),
    output2: bars.map(chartRow),
  });
}, blankAnswer);

/** FHKST01010400: the newest 30; here 0 means raw, 1 adjusted. kis-api 9 [M] */
export const recentDays = aboutStock((quote, call) => {
  // The document's example even sends 0000000001.
  const isAdjusted = call.parameter('FID_ORG_ADJ_PRC').trim().endsWith('1');
  const period = periodOf(call.parameter('FID_PERIOD_DIV_CODE'));
  const { day } = quote.snapshot;
  const count = pageRowsOf(call);
  const daysOfPeriod = { D: 1, W: 6, M: 24, Y: 260 }[period];
  const from = call.world.market.calendar.shift(day, -(count + 1) * daysOfPeriod);
  const bars = barsOf(quote, call, { from, to: day, period, isAdjusted }, count + 1);
  const rows = bars.slice(0, count).map((bar, index) => recentRow(quote, call, bar, bars[index + 1]));
  return answer({ output: rows });
}, blankAnswer);

interface Range {
  readonly from: string;
  readonly to: string;
  readonly period: Period;
  readonly isAdjusted: boolean;
}

/** Newest first. */
function barsOf(
  { snapshot, venue }: StockQuote,
  call: TransactionCall,
  { from, to, period, isAdjusted }: Range,
  count = pageRowsOf(call),
): readonly DayBar[] {
  const { market } = call.world;
  if (from > to) return [];
  // Only as far back as the page can reach.
  const reach = { D: 1, W: 6, M: 24, Y: 260 }[period] * (count + 1);
  const earliest = periodStart(market.calendar.shift(to, -reach), period);
  const range = { from: from > earliest ? from : earliest, to };
  const days = market.dayBars(snapshot.listing.code, range, call.at, { adjusted: isAdjusted, venue });
  return joinedBars(days, period).slice(-count).reverse();
}

const chartMarks = row({
  flng_cls_code: '00',
  prtt_rate: '0.00',
  mod_yn: 'N',
  revl_issu_reas: '',
});

function chartRow(bar: DayBar): FieldSource {
  return either(dayBarSource(bar), chartMarks);
}

function recentRow(
  quote: StockQuote,
  { world }: TransactionCall,
  bar: DayBar,
  before: DayBar | undefined,
): FieldSource {
  const { foreign } = world.market.flows(quote.snapshot.listing.code, bar.day);
  const known = row({
    prdy_vrss_vol_rate: change(bar.volume, before?.volume ?? 0),
    frgn_ntby_qty: whole(foreign.quantity),
    acml_prtt_rate: decimal(1),
  });
  return either(known, dayBarSource(bar), stockSource(quote));
}
