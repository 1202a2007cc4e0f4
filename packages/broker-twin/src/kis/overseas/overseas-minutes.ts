import { hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs } from '../../clock/twin-clock.ts';
import { textHash } from '../invented/text-hash.ts';
import { decimal, whole } from '../quotes/number-text.ts';
import { answer, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type Responder } from '../transactions/transaction-call.ts';
import { lastOverseasDay, overseasDay, weekdaysBefore } from './overseas-market.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Exchange time is taken as 13 hours behind Korea, all year. */
const BEHIND_KOREA_MS = 13 * HOUR_MS;
const SESSION_MINUTES = 390;
/** kis-api 9 and catalogue: about a month back. */
const KEPT_DAYS = 22;

/** HHDFS76950200: 120 bars of NMIN minutes; continued with NEXT=1 and KEYB, local `YYYYMMDDHHMMSS`. kis-api 9 */
export const overseasMinutes: Responder = (call) => {
  const { parameter, at } = call;
  const symbol = parameter('SYMB').trim().toUpperCase();
  const length = Math.max(1, Number(parameter('NMIN')) || 1);
  const count = Math.min(pageRowsOf(call, 120), Number(parameter('NREC')) || 120);
  const key = parameter('NEXT').trim() === '1' ? parameter('KEYB').trim() : '';
  const latest = lastOverseasDay(at);
  const days = weekdaysBefore(latest, parameter('PINC').trim() === '1' ? KEPT_DAYS : 1);
  const wanted = days
    .flatMap((day) => starts(day, length))
    .filter((start) => key === '' || localKey(start) <= key);
  const page = wanted.slice(0, count);
  return answer({
    output1: row({
      rsym: `D${parameter('EXCD').trim().toUpperCase()}${symbol}`,
      zdiv: '4',
      stim: '093000',
      etim: '160000',
      sktm: '223000',
      ektm: '050000',
      next: wanted.length > page.length ? '1' : '0',
      more: '0',
      nrec: whole(page.length),
    }),
    output2: page.map((start) => minuteRow(symbol, start, length)),
  });
};

/** Local session starts 09:30; newest first, as instants of Korea. */
function starts(day: string, length: number): readonly EpochMs[] {
  const open = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)), 9, 30);
  const first = open - 9 * HOUR_MS + BEHIND_KOREA_MS;
  const bars = Math.ceil(SESSION_MINUTES / length);
  return Array.from({ length: bars }, (_, index) => first + (bars - 1 - index) * length * MINUTE_MS);
}

function minuteRow(symbol: string, start: EpochMs, length: number): FieldSource {
  const local = start - BEHIND_KOREA_MS;
  const day = overseasDay(symbol, tradingDayOf(local));
  const opensAt = priceAt(day, start);
  const closesAt = priceAt(day, start + length * MINUTE_MS);
  const volume = 100 + (textHash(`${symbol}|${start}`) % 90_000);
  return row({
    tymd: tradingDayOf(local),
    xymd: tradingDayOf(local),
    xhms: hhmmss(local),
    kymd: tradingDayOf(start),
    khms: hhmmss(start),
    open: decimal(opensAt, 4),
    high: decimal(Math.max(opensAt, closesAt), 4),
    low: decimal(Math.min(opensAt, closesAt), 4),
    last: decimal(closesAt, 4),
    evol: whole(volume),
    eamt: whole(volume * closesAt),
  });
}

/** Somewhere within the day's range, by the minute. */
function priceAt({ day, high, low }: { day: string; high: number; low: number }, ms: EpochMs): number {
  return low + ((high - low) * (textHash(`${day}|${ms}`) % 1_001)) / 1_000;
}

function localKey(start: EpochMs): string {
  const local = start - BEHIND_KOREA_MS;
  return tradingDayOf(local) + hhmmss(local);
}
