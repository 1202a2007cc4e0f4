import { tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import { textHash } from '../invented/text-hash.ts';

const DAY_MS = 86_400_000;
/** Prices begin here: the walk of a symbol is the sum of its steps since. 2016-01-04, a Monday. */
const FIRST_MS = Date.UTC(2016, 0, 4);

/** In the currency of the exchange, four decimals. */
export interface OverseasDay {
  readonly day: TradingDay;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly previousClose: number;
  readonly volume: number;
}

/** Invented prices of foreign stocks: a wave of its own for each symbol, the same for ever. Weekdays trade. */
export function overseasDay(symbol: string, day: TradingDay): OverseasDay {
  const number = weekdayNumber(day);
  const close = closeOf(symbol, number);
  const previousClose = closeOf(symbol, number - 1);
  const open = rounded(previousClose * (1 + swing(`${symbol}|open|${number}`, 0.004)));
  const reach = Math.abs(swing(`${symbol}|reach|${number}`, 0.012));
  return {
    day,
    open,
    high: rounded(Math.max(open, close) * (1 + reach)),
    low: rounded(Math.min(open, close) * (1 - reach)),
    close,
    previousClose,
    volume: 1_000_000 + (textHash(`${symbol}|volume|${number}`) % 40_000_000),
  };
}

/** Newest first, ending at `day` or the weekday before it. */
export function weekdaysBefore(day: TradingDay, count: number): readonly TradingDay[] {
  const days: TradingDay[] = [];
  for (let ms = utcOf(day); days.length < count && ms >= FIRST_MS; ms -= DAY_MS) {
    const weekday = new Date(ms).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(tradingDayOf(ms));
  }
  return days;
}

/** The last weekday that is over in Korea. */
export function lastOverseasDay(at: EpochMs): TradingDay {
  return weekdaysBefore(tradingDayOf(at - DAY_MS), 1)[0] ?? tradingDayOf(at);
}

function closeOf(symbol: string, number: number): number {
  const base = 20 + (textHash(symbol) % 28_000) / 100;
  const phase = textHash(`${symbol}|phase`) % 360;
  const wave = Math.sin(number / 61 + phase) * 0.2 + Math.sin(number / 17 + phase) * 0.06;
  return rounded(base * (1 + wave + swing(`${symbol}|close|${number}`, 0.015)));
}

/** Between minus and plus `most`. */
function swing(text: string, most: number): number {
  return ((textHash(text) % 20_001) / 10_000 - 1) * most;
}

function rounded(price: number): number {
  return Math.round(price * 100) / 100;
}

function weekdayNumber(day: TradingDay): number {
  const days = Math.floor((utcOf(day) - FIRST_MS) / DAY_MS);
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 4);
}

function utcOf(day: TradingDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));
}
