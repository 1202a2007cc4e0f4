import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { daySpan } from '../quotes/day-span.ts';
import { quoteFacts } from '../quotes/quote-facts.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import type { Responder, TrAnswer, TrCall } from './tr-answer.ts';

const minuteMs = 60_000;
const shortList = 10;
const mostDays = 250;

/** Ten rows whose values have the right form and nothing behind them. */
export const generatedList: Responder = (call) =>
  listOf(
    call,
    Array.from({ length: shortList }, (_, place) => ({ key: String(place), facts: { rank: place + 1 } })),
  );

/** One row a trading day about the whole market, newest first. */
export const marketByDay: Responder = (call) => {
  const { body, world, at } = call;
  const { calendar } = world.market;
  const { oldest, newest } = daySpan(body, calendar.currentDay(at));
  const days = calendar.before(newest, mostDays).filter((day) => day >= oldest);
  return listOf(
    call,
    days.map((day) => ({ key: day, facts: { day } })),
  );
};

/** One row a minute of the session about the whole market, newest first. */
export const marketByMinute: Responder = (call) => {
  const { body, world, at } = call;
  const { calendar } = world.market;
  const { newest } = daySpan(body, calendar.currentDay(at));
  const day = calendar.isTradingDay(newest) ? newest : calendar.shift(newest, -1);
  return listOf(
    call,
    minutesOf(day, call).map((atMs) => ({ key: String(atMs), facts: { atMs, day } })),
  );
};

function minutesOf(day: TradingDay, { world, at }: TrCall): readonly number[] {
  const session = world.market.calendar.session(day);
  if (session === undefined) return [];
  const minutes: number[] = [];
  for (let atMs = session.opensAtMs; atMs <= Math.min(at, session.closesAtMs); atMs += minuteMs)
    minutes.push(atMs);
  return minutes.reverse();
}

interface GeneratedRow {
  readonly key: string;
  readonly facts: RowFacts;
}

function listOf(call: TrCall, all: readonly GeneratedRow[]): TrAnswer | Refusal {
  const { spec, body, world, at } = call;
  const asked = body['stk_cd'] ?? body['inds_cd'] ?? '';
  const symbol = askedSymbol(asked, world);
  if (symbol === undefined && spec.required.includes('stk_cd')) {
    return { kind: 'answer', top: blankRow(spec.top), rows: [] };
  }
  const about = symbol === undefined ? {} : (quoteFacts(symbol, world.market, at) ?? {});
  const page = offsetPage(spec.row.length === 0 ? [] : all, call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts: about, seed: `${spec.id}|${asked}` }),
    rows: page.rows.map(({ key, facts }) =>
      fillRow({ fields: spec.row, facts: { ...about, ...facts }, seed: `${spec.id}|${asked}|${key}` }),
    ),
    nextKey: page.nextKey,
  };
}
