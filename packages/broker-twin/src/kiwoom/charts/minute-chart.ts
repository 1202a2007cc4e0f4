import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Responder } from '../answers/tr-answer.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { chartTail, positionIn, positionKey } from '../paging/position-key.ts';
import { isDay, koreanTimestamp } from '../values/time-texts.ts';
import type { ChartBar } from './chart-bar.ts';
import { chartPage, emptyChart } from './chart-page.ts';
import type { SourceOf } from './chart-source.ts';
import { groupBars } from './group-bars.ts';
import { barsBack } from './walk-back.ts';

const minuteMs = 60_000;
/** kiwoom-api 9 [B] */
const keptMonths = 13;

/**
 * Minute charts, newest first, some 13 months back (kiwoom-api 9 [B]). The key holds the time of the next older bar
 * (kiwoom-api 6 [A]). Bars of several minutes are counted from the opening, the closing auction being in the last one.
 */
export function minuteChart(sourceOf: SourceOf, scopes: readonly number[]): Responder {
  return (call) => {
    const { body, continuation, at, world } = call;
    const scope = Number(body['tic_scope']);
    if (!scopes.includes(scope)) return valueMalformed('tic_scope');
    const source = sourceOf(call);
    if (source === undefined) return emptyChart(call);
    const code = source.code.slice(0, 6);
    const start =
      continuation === undefined ? undefined : positionIn(continuation, code, /^(\d{14})00010000$/)?.[1];
    if (continuation !== undefined && !isDay(start?.slice(0, 8) ?? '')) return valueMalformed('next-key');
    const { calendar } = world.market;
    const today = calendar.currentDay(at);
    const asked = body['base_dt'] ?? '';
    const first = start?.slice(0, 8) ?? (asked === '' || asked > today ? today : asked);
    const bars = barsBack(call, {
      newest: first,
      oldest: monthsBefore(today, keptMonths),
      barsOf(day) {
        const all = everyMinutes(scope, source.minutes(day), calendar.session(day)?.opensAtMs ?? 0);
        return start?.startsWith(day) === true ? all.filter((bar) => stamp(bar) <= start) : all;
      },
    });
    return chartPage(call, { source, bars, keyOf: (bar) => positionKey(code, stamp(bar) + chartTail) });
  };
}

/** A bar of several minutes has the time of its first minute, whether or not there was a trade in it. */
function everyMinutes(scope: number, minutes: readonly ChartBar[], opensAtMs: number): readonly ChartBar[] {
  if (scope === 1) return minutes;
  const spanMs = scope * minuteMs;
  const place = ({ atMs = 0 }: ChartBar) => Math.floor((atMs - opensAtMs) / spanMs);
  return groupBars(minutes, place).map((bar) => ({ ...bar, atMs: opensAtMs + place(bar) * spanMs }));
}

function stamp({ atMs = 0 }: ChartBar): string {
  return koreanTimestamp(atMs);
}

function monthsBefore(day: TradingDay, months: number): TradingDay {
  const date = new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1 - months, Number(day.slice(6, 8))),
  );
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}
