import { notAfter } from '../quotes/asked-day.ts';
import { change, decimal, signOf, whole } from '../quotes/number-text.ts';
import { answer, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type Responder, type TransactionCall } from '../transactions/transaction-call.ts';
import { lastOverseasDay, type OverseasDay, overseasDay, weekdaysBefore } from './overseas-market.ts';

/** HHDFS00000300 and HHDFS76200200: last price, and the detail with open, high and low. Prices are invented. */
export const overseasPrice: Responder = (call) => {
  const day = overseasDay(symbolOf(call), lastOverseasDay(call.at));
  return answer({ output: priceSource(call, day) });
};

/** HHDFS76240000: 100 days, weeks or months back from BYMD. kis-api 9 */
export const overseasDays: Responder = (call) => {
  const symbol = symbolOf(call);
  const latest = lastOverseasDay(call.at);
  const anchor = notAfter(latest, call.parameter('BYMD'));
  const step = { '0': 1, '1': 5, '2': 21 }[call.parameter('GUBN').trim()] ?? 1;
  const count = pageRowsOf(call);
  const days = weekdaysBefore(anchor, count * step).filter((_, index) => index % step === 0);
  const rows = days.map((day) => dayRow(overseasDay(symbol, day)));
  return answer({
    output1: row({ rsym: realtimeSymbol(call), zdiv: '4', nrec: whole(rows.length) }),
    output2: rows,
  });
};

function priceSource(call: TransactionCall, day: OverseasDay): FieldSource {
  const difference = day.close - day.previousClose;
  return row({
    rsym: realtimeSymbol(call),
    zdiv: '4',
    base: decimal(day.previousClose, 4),
    pvol: whole(overseasDay(symbolOf(call), weekdaysBefore(day.day, 2)[1] ?? day.day).volume),
    last: decimal(day.close, 4),
    sign: signOf(difference),
    diff: decimal(Math.abs(difference), 4),
    rate: writtenSign(change(day.close, day.previousClose)),
    tvol: whole(day.volume),
    tamt: whole(day.volume * day.close),
    open: decimal(day.open, 4),
    high: decimal(day.high, 4),
    low: decimal(day.low, 4),
    curr: 'USD',
    ordy: '매도불가',
  });
}

function dayRow(day: OverseasDay): FieldSource {
  const difference = day.close - day.previousClose;
  return row({
    xymd: day.day,
    clos: decimal(day.close, 4),
    sign: signOf(difference),
    diff: decimal(Math.abs(difference), 4),
    rate: writtenSign(change(day.close, day.previousClose)),
    open: decimal(day.open, 4),
    high: decimal(day.high, 4),
    low: decimal(day.low, 4),
    tvol: whole(day.volume),
    tamt: whole(day.volume * day.close),
  });
}

/** `+0.71`, `-0.71`, ` 0.00` with a blank. kis-api 6 */
function writtenSign(rate: string): string {
  if (rate.startsWith('-')) return rate;
  return Number(rate) === 0 ? ` ${rate}` : `+${rate}`;
}

function symbolOf({ parameter }: TransactionCall): string {
  return parameter('SYMB').trim().toUpperCase();
}

/** `DNASAAPL`: D, exchange, symbol (fixture overseas-price). */
function realtimeSymbol(call: TransactionCall): string {
  return `D${call.parameter('EXCD').trim().toUpperCase()}${symbolOf(call)}`;
}
