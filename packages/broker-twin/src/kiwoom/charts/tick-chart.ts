import type { Responder } from '../answers/tr-answer.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { positionIn, positionKey } from '../paging/position-key.ts';
import { isDay } from '../values/time-texts.ts';
import type { ChartBar } from './chart-bar.ts';
import { chartPage, emptyChart } from './chart-page.ts';
import type { SourceOf } from './chart-source.ts';
import { groupBars } from './group-bars.ts';
import { barsBack } from './walk-back.ts';

/** How long single trades are kept is not known. [C] */
const keptTickDays = 20;

/**
 * Tick charts: so many trades to a bar, counted from the opening. The key holds the code with its suffix, the day and a
 * count (kiwoom-api 6 [B]): here how many bars of that day are still to come.
 */
export function tickChart(sourceOf: SourceOf, scopes: readonly number[]): Responder {
  return (call) => {
    const { body, continuation, at, world } = call;
    const scope = Number(body['tic_scope']);
    if (!scopes.includes(scope)) return valueMalformed('tic_scope');
    const source = sourceOf(call);
    if (source === undefined) return emptyChart(call);
    const start =
      continuation === undefined ? undefined : positionIn(continuation, source.code, /^(\d{8})(\d+)$/);
    if (continuation !== undefined && !isDay(start?.[1] ?? '')) return valueMalformed('next-key');
    const { calendar } = world.market;
    const today = calendar.currentDay(at);
    const places = new Map<ChartBar, number>();
    const bars = barsBack(call, {
      newest: start?.[1] ?? today,
      oldest: calendar.shift(today, 1 - keptTickDays),
      barsOf(day) {
        const all = groupBars(source.ticks(day), (_tick, place) => Math.floor(place / scope));
        for (const [place, bar] of all.entries()) places.set(bar, place + 1);
        return day === start?.[1] ? all.slice(0, Number(start[2])) : all;
      },
    });
    return chartPage(call, {
      source,
      bars,
      keyOf: (bar) => positionKey(source.code, `${bar.day}${places.get(bar) ?? 0}`),
    });
  };
}
