import { addDays, atKoreanTime, tradingDayOf, weekdayOf } from '../clock/korean-time.ts';
import type { TradingDay } from '../clock/twin-clock.ts';
import type { Calendar, Session } from '../market/market.ts';
import krxDays from './krx-days.json' with { type: 'json' };

const hourMs = 3_600_000;
/** From an hour before the opening on, quotes are those of the new day. assumed */
const newDayBeforeOpenMs = hourMs;

/**
 * The Korean exchange from 2020-01-02 to 2027-12-30. Weekends, public holidays, Labour Day and the last weekday of the
 * year are closed; the first day of a year opens at 10:00, the day of the college entrance exam runs an hour later
 * (kis-api 9 [M]). Days outside those years do not trade.
 */
export function createCalendar(): Calendar {
  const days = tradingDays();
  const numbers = new Map(days.map((day, number) => [day, number]));
  const sessions = new Map<TradingDay, Session>();
  const first = days[0] ?? krxDays.firstDay;
  const last = days.at(-1) ?? krxDays.lastDay;

  const session = (day: TradingDay): Session | undefined => {
    const known = sessions.get(day);
    if (known !== undefined || !numbers.has(day)) return known;
    const made = sessionOf(day);
    sessions.set(day, made);
    return made;
  };

  /** Number of this trading day or the one before it; -1 before the first. */
  const numberUpTo = (day: TradingDay): number => {
    if (day > last) return days.length - 1;
    let candidate = day;
    while (candidate >= first) {
      const number = numbers.get(candidate);
      if (number !== undefined) return number;
      candidate = addDays(candidate, -1);
    }
    return -1;
  };

  const dayNumbered = (number: number): TradingDay =>
    days[Math.max(0, Math.min(number, days.length - 1))] ?? first;

  return {
    session,
    isTradingDay: (day) => numbers.has(day),
    currentDay(at) {
      const day = tradingDayOf(at);
      const today = session(day);
      const hasBegun = today === undefined || at >= today.opensAtMs - newDayBeforeOpenMs;
      return dayNumbered(numberUpTo(hasBegun ? day : addDays(day, -1)));
    },
    isOpen(at) {
      const today = session(tradingDayOf(at));
      return today !== undefined && at >= today.opensAtMs && at < today.closesAtMs;
    },
    shift(day, offset) {
      const number = numberUpTo(day);
      // Between two trading days, the next one is +1 and the one before is -1.
      const isBetween = offset < 0 && !numbers.has(day);
      return dayNumbered(number + offset + (isBetween ? 1 : 0));
    },
    before(day, count) {
      const end = numberUpTo(day) + 1;
      return days.slice(Math.max(0, end - count), end).reverse();
    },
  };
}

function tradingDays(): readonly TradingDay[] {
  const closed = new Set(Object.keys(krxDays.closed));
  const days: TradingDay[] = [];
  for (let day = krxDays.firstDay; day <= krxDays.lastDay; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6 && !closed.has(day)) days.push(day);
  }
  return days;
}

function sessionOf(day: TradingDay): Session {
  const isShifted = krxDays.shiftedOneHour.includes(day);
  const opensLate = isShifted || krxDays.opensAtTen.includes(day);
  return {
    day,
    opensAtMs: atKoreanTime(day, opensLate ? '1000' : '0900'),
    continuousUntilMs: atKoreanTime(day, isShifted ? '1620' : '1520'),
    closesAtMs: atKoreanTime(day, isShifted ? '1630' : '1530'),
  };
}
