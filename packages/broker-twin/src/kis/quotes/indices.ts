import { hhmmss } from '../../clock/korean-time.ts';
import type { DayBar, MinuteBar } from '../../market/market.ts';
import { answer, either, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type TransactionCall } from '../transactions/transaction-call.ts';
import { askedDay, notAfter } from './asked-day.ts';
import { type IndexQuote, indexTurnover, level } from './index-fields.ts';
import { aboutIndex, indexDayFields, indexQuote, indexSource } from './index-quote.ts';
import { change, percent, signOf, whole } from './number-text.ts';
import { joinedBars, periodOf, periodStart } from './period-bars.ts';

/** FHPUP02100000 */
export const indexPrice = aboutIndex((quote) => answer({ output: indexSource(quote) }));

/** FHPUP02120000: 100 rows back from a date. */
export const indexDays = aboutIndex((quote, call) => {
  const to = notAfter(quote.bar.day, call.parameter('FID_INPUT_DATE_1'));
  const rows = barsBack(quote, call, to).map(dayRow);
  return answer({ output1: indexSource(quote), output2: rows });
});

/** FHKUP03500100: the newest 50 of a range. kis-api 9 */
export const indexChart = aboutIndex((quote, call) => {
  const from = askedDay(call.parameter('FID_INPUT_DATE_1')) ?? '';
  const to = notAfter(quote.bar.day, call.parameter('FID_INPUT_DATE_2'));
  const rows = barsBack(quote, call, to, from).map(dayRow);
  return answer({ output1: indexSource(quote), output2: rows });
});

/** FHKUP03500200: minute candles of the day, 102 at most; FID_INPUT_HOUR_1 is their length in seconds. */
export const indexMinutes = aboutIndex((quote, call) => {
  const rows = minutesBack(quote, call);
  return answer({ output1: indexSource(quote), output2: rows });
});

/** FHPUP02110200: the same, with changes against the day before. */
export const indexTimes = aboutIndex((quote, call) => answer({ output: minutesBack(quote, call) }));

/** FHPUP02140000: every index there is. */
export const indexBoard = aboutIndex((quote, call) =>
  answer({
    output1: indexSource(quote),
    output2: call.world.market.indices.flatMap((listing) => {
      const one = indexQuote(listing, call);
      return one === undefined ? [] : [indexSource(one)];
    }),
  }),
);

/** Newest first, by the asked period. */
function barsBack(quote: IndexQuote, call: TransactionCall, to: string, from = ''): readonly DayBar[] {
  const { market } = call.world;
  const period = periodOf(call.parameter('FID_PERIOD_DIV_CODE'));
  const count = pageRowsOf(call);
  const reach = { D: 1, W: 6, M: 24, Y: 260 }[period] * count;
  const earliest = periodStart(market.calendar.shift(to, -reach), period);
  const range = { from: from > earliest ? from : earliest, to };
  return joinedBars(market.indexDayBars(quote.code, range, call.at), period)
    .slice(-count)
    .reverse();
}

function dayRow(bar: DayBar): FieldSource {
  return either(row({ stck_bsop_date: bar.day }), indexSource(indexDayFields(bar)));
}

function minutesBack({ code, bar }: IndexQuote, call: TransactionCall): readonly FieldSource[] {
  const bars = call.world.market.indexMinuteBars(code, bar.day, call.at);
  const seconds = Number(call.parameter('FID_INPUT_HOUR_1'));
  const joined = joinedMinutes(bars, Number.isFinite(seconds) && seconds > 60 ? seconds : 60);
  return joined
    .slice(-pageRowsOf(call))
    .reverse()
    .map((minute) => minuteRow(bar, minute));
}

interface RunningMinute extends MinuteBar {
  readonly volumeOfDay: number;
  readonly turnoverOfDay: number;
}

/** Oldest first; each joined bar starts at a whole multiple of its length. */
function joinedMinutes(bars: readonly MinuteBar[], seconds: number): readonly RunningMinute[] {
  const joined: RunningMinute[] = [];
  let volumeOfDay = 0;
  let turnoverOfDay = 0;
  for (const bar of bars) {
    volumeOfDay += bar.volume;
    turnoverOfDay += bar.turnover;
    const startMs = bar.startMs - (bar.startMs % (seconds * 1000));
    const before = joined.at(-1);
    const totals = { startMs, volumeOfDay, turnoverOfDay };
    if (before?.startMs !== startMs) joined.push({ ...bar, ...totals });
    else joined[joined.length - 1] = { ...merged(before, bar), ...totals };
  }
  return joined;
}

function merged(before: MinuteBar, bar: MinuteBar): MinuteBar {
  return {
    startMs: before.startMs,
    open: before.open,
    high: Math.max(before.high, bar.high),
    low: Math.min(before.low, bar.low),
    close: bar.close,
    volume: before.volume + bar.volume,
    turnover: before.turnover + bar.turnover,
  };
}

function minuteRow({ day, previousClose }: DayBar, minute: RunningMinute): FieldSource {
  const difference = minute.close - previousClose;
  return row({
    stck_bsop_date: day,
    stck_cntg_hour: hhmmss(minute.startMs),
    bsop_hour: hhmmss(minute.startMs),
    bstp_nmix_prpr: level(minute.close),
    bstp_nmix_oprc: level(minute.open),
    bstp_nmix_hgpr: level(minute.high),
    bstp_nmix_lwpr: level(minute.low),
    bstp_nmix_prdy_vrss: level(difference),
    prdy_vrss_sign: signOf(difference),
    bstp_nmix_prdy_ctrt: previousClose === 0 ? percent(0, 1) : change(minute.close, previousClose),
    cntg_vol: whole(minute.volume),
    acml_vol: whole(minute.volumeOfDay),
    acml_tr_pbmn: indexTurnover(minute.turnoverOfDay),
  });
}
