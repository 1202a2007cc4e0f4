import type { CandleTr } from './broker-trs.ts';
import type { AskedRange } from './check-query.ts';
import { dayText, holdsWeekday, koreanDayOf, periodStart, startOf } from './korean-day.ts';
import type { SeriesTask } from './task-series.ts';
import type { CandleQuery } from './typed-queries.ts';

/**
 * The tasks a range of candles takes, oldest first; none overlaps the next. Weeks, months and years that the range touches
 * are asked for whole, because brokers date them by different days.
 */
export function* candleTasks(
  query: CandleQuery,
  { trId, todayTrId = trId, step, rawOnly }: CandleTr,
  range: Required<AskedRange>,
  now: () => number,
): Generator<SeriesTask> {
  const { provider, account, symbol, interval, market, adjusted } = query;
  const textOf = /^\d+m$/.test(interval) ? isoText : (ms: number) => dayText(koreanDayOf(ms));
  const [count, period] = step;
  const today = koreanDayOf(now());
  const after = periodStart(koreanDayOf(range.to), period, 1);
  const endMs = Math.min(period === 'day' ? range.to : startOf(after) - 1, startOf(today + 1) - 1);
  const beginMs = period === 'day' ? range.from : startOf(periodStart(koreanDayOf(range.from), period));
  for (let day = koreanDayOf(beginMs), next = day; day <= koreanDayOf(endMs); day = next) {
    next = periodStart(day, period, count);
    const from = Math.max(beginMs, startOf(day));
    const to = Math.min(endMs, startOf(next) - 1);
    if (!holdsWeekday(day, koreanDayOf(to))) continue;
    const params = { symbol, interval, market, from: textOf(from), to: textOf(to) };
    const task = {
      provider,
      account,
      tr_id: day === koreanDayOf(now()) ? todayTrId : trId,
      params: rawOnly ? params : { ...params, adjusted },
    };
    yield { task, from, to };
  }
}

function isoText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
