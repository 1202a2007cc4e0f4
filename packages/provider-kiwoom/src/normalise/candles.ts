import { koreanDateTimeMs, tradingDayText, unitPowers, utcText } from '@hub/provider-kit';
import type { Candle } from '@hub/task-schema';
import { intervalEndMs } from './interval-end.ts';
import { periodStart } from './period-start.ts';
import { type RawRow, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

/**
 * Power of ten that turns `trde_prica` into won: million won in the day chart, won in the longer ones (kiwoom-api 7 [A]).
 * Of the sector charts no source gives the unit: their turnover is left out.
 */
const turnoverPower: ReadonlyMap<string, number> = new Map([
  ['ka10081', unitPowers.million],
  ['ka10082', unitPowers.won],
  ['ka10083', unitPowers.won],
  ['ka10094', unitPowers.won],
]);

/** Sector charts hold index × 100 (kiwoom-api 9 [A]). */
const INDEX_POWER = -2;

/** Chart TRs: those whose subject has an interval. Oldest first; rows that are not whole are left out. */
export function candlesOf(source: AnswerSource): Candle[] {
  return source.rows.flatMap((row) => candleOf(source, row) ?? []).reverse();
}

function candleOf(source: AnswerSource, row: RawRow): Candle | undefined {
  const { symbol, interval, marketScope, adjusted } = source.subject;
  const isIndex = source.id.startsWith('ka2');
  const power = isIndex ? INDEX_POWER : 0;
  const read = rowReader(row);
  const when = read.text('cntr_tm') ?? read.text('dt');
  const openMs = openingMs(when, interval);
  const open = read.price('open_pric', power);
  const high = read.price('high_pric', power);
  const low = read.price('low_pric', power);
  const close = read.price('cur_prc', power);
  if (symbol === undefined || interval === undefined || when === undefined || openMs === undefined)
    return undefined;
  if (open === undefined || high === undefined || low === undefined || close === undefined) return undefined;

  // Whether sector charts count shares or thousands of them is not known.
  const volume = isIndex ? undefined : read.quantity('volume', 'trde_qty');
  const turnover = turnoverPower.get(source.id);
  const value = turnover === undefined ? undefined : read.quantity('value', 'trde_prica', turnover);
  const tradingDay = tradingDayText(when);
  const saturated = read.saturated();
  const endMs = intervalEndMs(interval, openMs);
  return {
    symbol,
    interval,
    open_time: utcText(openMs),
    ...(tradingDay === undefined ? {} : { trading_day: tradingDay }),
    open,
    high,
    low,
    close,
    volume: volume ?? null,
    ...(value === undefined ? {} : { value }),
    market_scope: marketScope,
    adjusted,
    // The running interval comes as its first row and still changes.
    ...(endMs === undefined ? {} : { finality: endMs > source.answeredAtMs ? 'provisional' : 'final' }),
    ...(saturated === undefined ? {} : { saturated_fields: saturated }),
    source_type: SOURCE_TYPE,
  };
}

/** When the interval of a row begins, epoch milliseconds; undefined for what names no moment. */
function openingMs(when: string | undefined, interval: string | undefined): number | undefined {
  if (when === undefined || interval === undefined || koreanDateTimeMs(when) === undefined) return undefined;
  return koreanDateTimeMs(when.length === 8 ? periodStart(interval, when) : when);
}
