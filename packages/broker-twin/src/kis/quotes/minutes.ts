import { atKoreanTime, tradingDayOf } from '../../clock/korean-time.ts';
import type { TradingDay } from '../../clock/twin-clock.ts';
import { aboutStock, blankAnswer } from '../transactions/about-stock.ts';
import { answer, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type TransactionCall } from '../transactions/transaction-call.ts';
import { anchorOf } from './anchor-time.ts';
import { notAfter } from './asked-day.ts';
import { type MinuteRow, minuteRows, minuteTime } from './minute-row.ts';
import { whole } from './number-text.ts';
import { rowsNotYetTraded } from './rows-not-yet-traded.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';

/** The past-day TR keeps about a year. kis-api 9 */
const KEPT_TRADING_DAYS = 250;

/** FHKST03010200: 30 bars of the running or last day, backward from a time. kis-api 9 */
export const minutesOfToday = aboutStock((quote, call) => {
  const anchor = anchorOf(call.parameter('FID_INPUT_HOUR_1'));
  const { day } = quote.snapshot;
  const anchorMs = atKoreanTime(day, anchor);
  const traded = rowsOf(quote, call, day).filter(({ startMs }) => startMs <= anchorMs);
  const rows = [...traded, ...rowsNotYetTraded({ quote, call, anchorMs, last: traded.at(-1) })];
  return minuteAnswer(quote, call, rows);
}, blankAnswer);

/** FHKST03010230: 120 bars backward from a day and time; a holiday means the session before it. kis-api 9 [M] */
export const minutesOfPastDay = aboutStock((quote, call) => {
  const { calendar } = call.world.market;
  const wanted = notAfter(quote.snapshot.day, call.parameter('FID_INPUT_DATE_1'));
  const day = calendar.isTradingDay(wanted) ? wanted : calendar.shift(wanted, -1);
  if (day < calendar.shift(tradingDayOf(call.at), -KEPT_TRADING_DAYS)) return minuteAnswer(quote, call, []);
  // The whole of an earlier session counts when the asked day had none.
  const anchorMs = atKoreanTime(
    day,
    day === wanted ? anchorOf(call.parameter('FID_INPUT_HOUR_1')) : '235959',
  );
  const rows = rowsOf(quote, call, day).filter(({ startMs }) => startMs <= anchorMs);
  return minuteAnswer(quote, call, rows);
}, blankAnswer);

function minuteAnswer(quote: StockQuote, call: TransactionCall, dayRows: readonly MinuteRow[]) {
  const count = pageRowsOf(call);
  const rows = [...dayRows];
  const { calendar } = call.world.market;
  // kis-api 9 [M]: Y goes on into the day before.
  if (call.parameter('FID_PW_DATA_INCU_YN').trim() === 'Y') {
    let day = rows[0]?.day ?? calendar.shift(quote.snapshot.day, 0);
    while (rows.length < count && rows.length > 0) {
      day = calendar.shift(day, -1);
      const earlier = rowsOf(quote, call, day);
      if (earlier.length === 0) break;
      rows.unshift(...earlier);
    }
  }
  return answer({
    output1: stockSource(quote),
    output2: rows.slice(-count).reverse().map(minuteSource),
  });
}

function rowsOf(
  { snapshot, venue }: StockQuote,
  { world, at }: TransactionCall,
  day: TradingDay,
): MinuteRow[] {
  const bars = world.market.minuteBars(snapshot.listing.code, day, at, venue);
  const closesAtMs = world.market.calendar.session(day)?.closesAtMs;
  const { doubledClosingVolume } = world.switches;
  return minuteRows(day, bars, { closesAtMs, doubledClosingVolume });
}

function minuteSource(minute: MinuteRow): FieldSource {
  return row({
    stck_bsop_date: minute.day,
    stck_cntg_hour: minuteTime(minute),
    stck_prpr: whole(minute.close),
    stck_oprc: whole(minute.open),
    stck_hgpr: whole(minute.high),
    stck_lwpr: whole(minute.low),
    cntg_vol: whole(minute.volume),
    acml_tr_pbmn: whole(minute.turnoverOfDay),
  });
}
