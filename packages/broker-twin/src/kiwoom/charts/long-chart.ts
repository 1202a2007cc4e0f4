import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Responder, TrCall } from '../answers/tr-answer.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { chartTail, positionIn, positionKey } from '../paging/position-key.ts';
import { isDay } from '../values/time-texts.ts';
import type { ChartBar } from './chart-bar.ts';
import { chartPage, emptyChart } from './chart-page.ts';
import type { ChartSource, SourceOf } from './chart-source.ts';
import { type ChartPeriod, groupByPeriod } from './group-bars.ts';

/**
 * Day, week, month and year charts, newest first, back from `base_dt`: a holiday means the trading day before it, a
 * future day means today (kiwoom-api 9 [B]). The key holds the day of the next older bar (kiwoom-api 6 [A] for days,
 * [C] for the others).
 */
export function longChart(period: ChartPeriod, sourceOf: SourceOf): Responder {
  return (call) => {
    const { body, continuation, at, world } = call;
    const source = sourceOf(call);
    if (source === undefined) return emptyChart(call);
    const code = source.code.slice(0, 6);
    const today = world.market.calendar.currentDay(at);
    const asked = body['base_dt'] ?? '';
    const base = asked === '' || asked > today ? today : asked;
    const position =
      continuation === undefined ? base : positionIn(continuation, code, /^(\d{8})00010000$/)?.[1];
    if (position === undefined || !isDay(position)) return valueMalformed('next-key');
    const bars =
      period === 'day'
        ? daysBefore(source, position, call)
        : groupByPeriod(source.days(source.firstDay, base), period).filter(({ day }) => day <= position);
    return chartPage(call, {
      source,
      bars: bars.toReversed(),
      keyOf: ({ day }) => positionKey(code, day + chartTail),
    });
  };
}

/** Oldest first and at least one more than a page, if there are so many. */
function daysBefore(source: ChartSource, newest: TradingDay, { spec, world }: TrCall): readonly ChartBar[] {
  const { calendar } = world.market;
  let from: TradingDay | undefined;
  for (let reach = spec.pageRows; ; reach *= 2) {
    const earlier = calendar.shift(newest, -reach);
    // The calendar begins somewhere, and before it there is nothing.
    const isAll = earlier === from || earlier <= source.firstDay;
    from = earlier;
    const days = source.days(from, newest);
    if (isAll || days.length > spec.pageRows) return days;
  }
}
