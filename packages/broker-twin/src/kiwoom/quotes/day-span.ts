import type { TradingDay } from '../../clock/twin-clock.ts';
import type { TextRow } from '../answers/tr-answer.ts';
import { isDay } from '../values/time-texts.ts';

export interface DaySpan {
  readonly oldest: TradingDay;
  readonly newest: TradingDay;
}

/** The keys that say where a list begins, best first; `strt_dt` alone does so too. */
const newestKeys = ['end_dt', 'base_dt', 'qry_dt', 'dt', 'date'] as const;

/** The days that a body asks for; a future one means today. */
export function daySpan(body: TextRow, today: TradingDay): DaySpan {
  const start = dayIn(body['strt_dt']);
  const asked = newestKeys.map((key) => dayIn(body[key])).find((day) => day !== undefined);
  const newest = asked ?? start ?? today;
  return {
    newest: newest > today ? today : newest,
    oldest: asked === undefined || start === undefined ? '19000101' : start,
  };
}

function dayIn(text: string | undefined): TradingDay | undefined {
  return text !== undefined && isDay(text) ? text : undefined;
}
