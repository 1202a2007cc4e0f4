import { koreanDayOf, koreanTimeOf } from '@hub/provider-kit';
import type { Candle, MarketScope } from '@hub/task-schema';
import type { Row } from '../paging/cursor.ts';
import type { CandleFields } from './candle-fields.ts';
import { rowReader } from './row-reader.ts';

/** The closing auction of KRX; an exam day closes an hour later (kis-api 9). */
const CLOSING_TIMES = new Set(['153000', '163000']);

/** Volume and turnover of a bar where the row's own are not to be believed as they stand. */
export type BarFigures = Partial<Pick<Candle, 'volume' | 'value'>>;

interface MinuteBar {
  readonly date: string;
  readonly time: string;
  /** Turnover of the day up to the end of the bar, won. */
  readonly valueSoFar: bigint | undefined;
  readonly volume: bigint | undefined;
  readonly high: bigint | undefined;
  readonly low: bigint | undefined;
}

/**
 * Corrects stock minutes, newest first, by the day's turnover, which each row carries:
 * - the closing auction is told with twice its volume (kis-api 9 [M]); the growth of the turnover tells whether;
 * - the running minute repeats the volume of the minute before until its first trade (kis-api 9 [M]); no growth of the
 *   turnover tells that there was none.
 * It also gives each bar its turnover, where the row before it is the minute before.
 */
export function barVolumes(
  rows: readonly Row[],
  fields: CandleFields,
  { answeredAtMs, scope }: { readonly answeredAtMs: number; readonly scope: MarketScope },
): { readonly figures: readonly BarFigures[]; readonly warnings: readonly string[] } {
  if (fields.isStock !== true) return { figures: rows.map(() => ({})), warnings: [] };
  const bars = rows.map((row) => minuteBarOf(row, fields));
  const warnings: string[] = [];
  const running = `${koreanDayOf(answeredAtMs)}${koreanTimeOf(answeredAtMs).slice(0, 4)}`;

  const figures = bars.map((bar, index) => {
    const before = bars[index + 1];
    const isSameDay = before?.date === bar.date;
    const growth = growthOf(bar, isSameDay ? before : undefined);
    if (CLOSING_TIMES.has(bar.time) && scope !== 'NXT') return closingFigures(bar, growth, warnings);
    if (`${bar.date}${bar.time.slice(0, 4)}` === running && growth === 0n) return { volume: '0', value: '0' };
    const isNext = isSameDay && minuteOf(bar) - minuteOf(before) === 1;
    return growth === undefined || !(isNext || bar.time === '090000') ? {} : { value: String(growth) };
  });
  return { figures, warnings };
}

function closingFigures(bar: MinuteBar, growth: bigint | undefined, warnings: string[]): BarFigures {
  const { volume } = bar;
  const traded = growth === undefined || volume === undefined ? undefined : tradedVolume(bar, growth, volume);
  if (traded !== undefined) return { volume: String(traded), value: String(growth) };
  warnings.push(
    `the volume of the closing auction of ${bar.date} is left out: the broker often doubles it, and this answer cannot tell`,
  );
  return { volume: null };
}

/** The told volume, or half of it: whichever could be turned over for that much at the prices of the bar. */
function tradedVolume({ high, low }: MinuteBar, growth: bigint, told: bigint): bigint | undefined {
  if (high === undefined || low === undefined || low === 0n) return undefined;
  const couldBe = (volume: bigint): boolean => volume * low <= growth && growth <= volume * high;
  if (couldBe(told)) return told;
  return told % 2n === 0n && couldBe(told / 2n) ? told / 2n : undefined;
}

/** What was turned over in a bar; of the first bar of a day everything. */
function growthOf(bar: MinuteBar, before: MinuteBar | undefined): bigint | undefined {
  if (bar.valueSoFar === undefined) return undefined;
  if (before === undefined) return bar.time === '090000' ? bar.valueSoFar : undefined;
  if (before.valueSoFar === undefined || before.valueSoFar > bar.valueSoFar) return undefined;
  return bar.valueSoFar - before.valueSoFar;
}

function minuteBarOf(row: Row, fields: CandleFields): MinuteBar {
  const read = rowReader(row);
  return {
    date: read.text(fields.date) ?? '',
    time: read.text(fields.time ?? '') ?? '',
    valueSoFar: wholeOf(read.quantity('value', fields.cumulativeValue ?? '')),
    volume: wholeOf(read.quantity('volume', fields.volume ?? '')),
    high: wholeOf(read.price(fields.high)),
    low: wholeOf(read.price(fields.low)),
  };
}

function wholeOf(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
}

function minuteOf({ time }: MinuteBar): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(2, 4));
}
