import { earlierTime, type KoreanMoment, shiftDate } from '../time/korean-moment.ts';
import type { AskedRange } from './asked-range.ts';
import { type Cursor, fieldOf, type Row, type Values } from './cursor.ts';

/** The last venue closes at 20:00 (kis-api 9). */
const END_OF_DAY = '200000';

/** Bars of one minute, so the next older one begins this much earlier. */
const MINUTE_SECONDS = 60;

/** Rows up to a time of today come. Rows of the same second may lie on both sides of a page's edge. */
export function timeToday(names: {
  hour: string;
  rowTime: string;
  rowDate?: string;
  cumulative?: string;
}): Cursor {
  const { hour, rowTime, rowDate, cumulative } = names;
  const stepSeconds = cumulative === undefined ? MINUTE_SECONDS : 0;
  return {
    resolution: 'second',
    start: ({ to }, now) => ({ [hour]: earlier(to?.date === now.date ? to.time : undefined, now.time) }),
    momentOf(row, now) {
      const time = fieldOf(row, rowTime);
      const date = rowDate === undefined ? now.date : fieldOf(row, rowDate);
      return time === undefined || date === undefined ? undefined : `${date}${time}`;
    },
    ...(cumulative === undefined ? {} : { identityOf: (row: Row) => fieldOf(row, cumulative) ?? '' }),
    older(values, oldest) {
      const time = oldest.slice(8);
      // A second that fills a whole page cannot be looked behind.
      const step = values[hour] === time ? Math.max(stepSeconds, 1) : stepSeconds;
      const next = earlierTime(time, step);
      return next === undefined ? undefined : { ...values, [hour]: next };
    },
  };
}

/** Rows up to a moment of a day come, and with `earlierDays` those of the days before. */
export function timeOfDay(names: {
  date: string;
  hour: string;
  rowDate: string;
  rowTime: string;
  earlierDays: string;
}): Cursor {
  const { date, hour, rowDate, rowTime, earlierDays } = names;
  return {
    resolution: 'second',
    start(range, now) {
      const day = range.to?.date ?? now.date;
      return {
        [date]: day,
        [hour]: endOf(range, now, day),
        [earlierDays]: range.from?.date === day ? 'N' : 'Y',
      };
    },
    momentOf(row) {
      const day = fieldOf(row, rowDate);
      const time = fieldOf(row, rowTime);
      return day === undefined || time === undefined ? undefined : `${day}${time}`;
    },
    older(values, oldest) {
      const day = oldest.slice(0, 8);
      const time = earlierTime(oldest.slice(8), MINUTE_SECONDS);
      return time === undefined ? endOfDayBefore(values, day) : { ...values, [date]: day, [hour]: time };
    },
    skipEmpty(values, first) {
      const day = values[date] ?? '';
      return day <= first.slice(0, 8) ? undefined : endOfDayBefore(values, day);
    },
  };

  function endOfDayBefore(values: Values, day: string): Values | undefined {
    // A walk through one day ends with it.
    if (values[earlierDays] === 'N') return undefined;
    return { ...values, [date]: shiftDate(day, -1), [hour]: END_OF_DAY };
  }
}

/** A time that has not come yet would be answered with made-up bars (kis-api 9 [M]). */
function endOf({ to }: AskedRange, now: Required<KoreanMoment>, day: string): string {
  const end = to?.time ?? END_OF_DAY;
  return day === now.date ? earlier(end, now.time) : end;
}

function earlier(time: string | undefined, other: string): string {
  return time !== undefined && time < other ? time : other;
}
