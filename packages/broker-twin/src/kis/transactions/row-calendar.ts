import { atKoreanTime, hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import { askedDay } from '../quotes/asked-day.ts';
import type { FieldSource } from './outcome.ts';
import type { TransactionCall } from './transaction-call.ts';

/** Fields that tell which day or time a row is about. */
const rowDays: ReadonlySet<string> = new Set([
  'stck_bsop_date',
  'bsop_date',
  'data_dt',
  'data_date',
  'deal_date',
  'bass_dt',
  'trad_dt',
  'trad_day',
  'ord_dt',
  'xymd',
  'kymd',
  'tymd',
  'stnd_date1',
]);
const rowTimes: ReadonlySet<string> = new Set([
  'stck_cntg_hour',
  'bsop_hour',
  'data_tm',
  'data_time',
  'khms',
  'xhms',
  'ord_tmd',
]);

const MINUTE_MS = 60_000;

/** When a generated row is: lists go back from the asked day or time, a trading day or a minute each. */
export interface RowMoment {
  readonly day: TradingDay;
  readonly atMs: EpochMs;
  /** Names the row for ever; its place in lists that tell no time. */
  readonly key: string;
}

/** Newest first; the asked range may leave fewer. Two pages that overlap tell the same days and minutes. */
export function rowMoments(
  call: TransactionCall,
  fields: readonly string[],
  count: number,
): readonly RowMoment[] {
  const { parameter, world, at } = call;
  const { calendar } = world.market;
  const today = calendar.currentDay(at);
  const second = askedDay(parameter('FID_INPUT_DATE_2'));
  const first = askedDay(parameter('FID_INPUT_DATE_1'));
  const asked = second ?? first ?? today;
  const latest = asked < today ? asked : today;
  const from = second === undefined ? '' : (first ?? '');
  const newest = calendar.isTradingDay(latest) ? latest : calendar.shift(latest, -1);
  const start = startTime(call);
  const hasTimes = fields.some((field) => rowTimes.has(field));
  const hasDays = fields.some((field) => rowDays.has(field));
  return Array.from({ length: count }, (_, index) => {
    const atMs = start - index * MINUTE_MS;
    const day = hasTimes ? newest : calendar.shift(newest, -index);
    const dayKey = hasDays ? day : String(index);
    return { day, atMs, key: hasTimes ? `${day} ${hhmmss(atMs)}` : dayKey };
  }).filter(({ day }) => day >= from);
}

export function momentSource({ day, atMs }: RowMoment): FieldSource {
  return (field) => {
    if (rowTimes.has(field)) return hhmmss(atMs);
    return rowDays.has(field) ? day : undefined;
  };
}

/** FID_INPUT_HOUR_1 if it is a time of today that has been, else now; whole minutes. */
function startTime({ parameter, at }: TransactionCall): EpochMs {
  const hour = parameter('FID_INPUT_HOUR_1').trim();
  const isTime = /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(hour);
  const asked = isTime ? Math.min(at, atKoreanTime(tradingDayOf(at), hour)) : at;
  return asked - (asked % MINUTE_MS);
}
