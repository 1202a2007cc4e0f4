import { koreanDateTimeMs, koreanDayOf, koreanTimeOf, tradingDayText, utcText } from '@hub/provider-kit';
import type { Candle } from '@hub/task-schema';
import type { Row } from '../paging/cursor.ts';
import { isAdjusted } from '../params/adjusted-flag.ts';
import { intervalOf } from '../params/bar-interval.ts';
import { exchangeDayMs } from '../time/exchange-day.ts';
import { periodStart } from '../time/period-start.ts';
import { type AnswerView, marketScopeOf, SOURCE_TYPE, symbolOf } from './answer-view.ts';
import { type BarFigures, barVolumes } from './bar-volumes.ts';
import { type CandleFields, candleFields } from './candle-fields.ts';
import { finalityOf } from './interval-end.ts';
import { given, rowReader } from './row-reader.ts';

export interface NormalisedCandles {
  readonly candles: Candle[];
  readonly warnings: readonly string[];
}

/**
 * The bars of a chart TR, oldest first; each begins at its `open_time` and ends before the next one. Undefined for other
 * TRs. Rows that are no bars are left out: blank ones, minutes that have not come yet, days without a trade.
 */
export function candlesOf(view: AnswerView): NormalisedCandles | undefined {
  const fields = candleFields.get(view.tr.id);
  const symbol = symbolOf(view);
  const interval = intervalOf(view.tr, view.values);
  if (fields === undefined || symbol === undefined || interval === undefined) return undefined;

  const dated = view.rows.filter((row) => rowReader(row).text(fields.date) !== undefined);
  const { rows, warnings } = withoutFallback(view, fields, dated);
  const bars = rows.filter((row) => !isYetToCome(view, fields, row));
  const volumes = barVolumes(bars, fields, { ...view, scope: marketScopeOf(view) });
  const shape = {
    symbol,
    interval,
    market_scope: marketScopeOf(view),
    adjusted: isAdjusted(view.tr.id, view.values),
  };
  const candles = bars.flatMap(
    (row, index) => candleOf(row, fields, shape, volumes.figures[index], view) ?? [],
  );
  return { candles: candles.reverse(), warnings: [...warnings, ...volumes.warnings] };
}

type CandleShape = Pick<Candle, 'symbol' | 'interval' | 'market_scope' | 'adjusted'>;

function candleOf(
  row: Row,
  fields: CandleFields,
  shape: CandleShape,
  own: BarFigures | undefined,
  view: AnswerView,
): Candle | undefined {
  const read = rowReader(row);
  const date = read.text(fields.date) ?? '';
  const openMs = openMsOf(date, row, fields, shape.interval, view);
  const [open, high, low, close] = [fields.open, fields.high, fields.low, fields.close].map((key) =>
    read.price(key),
  );
  if (openMs === undefined) return undefined;
  if (open === undefined || high === undefined || low === undefined || close === undefined) return undefined;
  // A halted day has a close and no other price.
  if (Number(open) === 0) return undefined;

  const volume = fields.volume === undefined ? undefined : read.quantity('volume', fields.volume);
  const value = fields.value && read.quantity('value', fields.value.key, fields.value.power);
  const tradingDay = tradingDayText(date);
  return {
    ...shape,
    open_time: utcText(openMs),
    ...(tradingDay === undefined ? {} : { trading_day: tradingDay }),
    open,
    high,
    low,
    close,
    volume: volume ?? null,
    ...given({ value }),
    ...(volume === undefined ? {} : own),
    ...finalityOf(shape.interval, openMs, view.answeredAtMs),
    ...read.saturated(),
    source_type: SOURCE_TYPE,
  };
}

/** When a bar begins, epoch milliseconds. */
function openMsOf(
  date: string,
  row: Row,
  fields: CandleFields,
  interval: string,
  { values }: AnswerView,
): number | undefined {
  if (fields.time !== undefined) return koreanDateTimeMs(`${date}${rowReader(row).text(fields.time) ?? ''}`);
  if (koreanDateTimeMs(date) === undefined) return undefined;
  const first = periodStart(interval, date);
  return fields.isLocalDay === true ? exchangeDayMs(values['EXCD'] ?? '', first) : koreanDateTimeMs(first);
}

/** A day without trading is answered with the day before it, as a success (kis-api 9 [M]). */
function withoutFallback(
  { onlyDay }: AnswerView,
  fields: CandleFields,
  rows: readonly Row[],
): { readonly rows: readonly Row[]; readonly warnings: readonly string[] } {
  if (onlyDay === undefined) return { rows, warnings: [] };
  const ofDay = rows.filter((row) => rowReader(row).text(fields.date) === onlyDay);
  const other = rowReader(rows[0] ?? {}).text(fields.date);
  if (ofDay.length > 0 || other === undefined) return { rows: ofDay, warnings: [] };
  return { rows: [], warnings: [`${onlyDay} has no bars: the broker answered with those of ${other}`] };
}

/** A time that has not come is answered with rows that repeat the price (kis-api 9 [M]). */
function isYetToCome({ answeredAtMs }: AnswerView, { date, time }: CandleFields, row: Row): boolean {
  if (time === undefined) return false;
  const read = rowReader(row);
  const now = `${koreanDayOf(answeredAtMs)}${koreanTimeOf(answeredAtMs)}`;
  return `${read.text(date) ?? ''}${read.text(time) ?? ''}` > now;
}
