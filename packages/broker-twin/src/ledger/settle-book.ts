import type { EpochMs } from '../clock/twin-clock.ts';
import type { Market } from '../market/market.ts';
import type { AccountBook, Fill } from './account-book.ts';
import { fillFromTrades } from './match-order.ts';

interface DueFill {
  readonly order: number;
  readonly fill: Fill;
}

/**
 * Brings the books of an account up to `at`: waiting orders meet the trades since they were last looked at, those of a
 * session that has ended expire, and a new day begins.
 */
export function settleBook(
  book: AccountBook,
  market: Market,
  at: EpochMs,
  nextExecution: () => number,
): void {
  const due: DueFill[] = [];
  const ended: number[] = [];
  for (const working of book.working.values()) {
    const order = book.order(working.number);
    const session = order && market.calendar.session(order.day);
    if (order === undefined || session === undefined) continue;
    const ticks = market.ticks(order.code, order.day, at);
    const asked = { ...order, quantity: order.remaining };
    for (const fill of fillFromTrades(asked, ticks, working.matchedUntilMs, session)) {
      due.push({ order: working.number, fill });
    }
    working.matchedUntilMs = Math.max(working.matchedUntilMs, at);
    if (at >= session.closesAtMs) ended.push(working.number);
  }
  due.sort((left, right) => left.fill.atMs - right.fill.atMs || left.order - right.order);
  for (const { order, fill } of due) book.fill(order, fill, nextExecution());
  for (const number of ended) book.withdraw(number, book.order(number)?.remaining ?? 0);
  turnDay(book, market, at);
}

function turnDay(book: AccountBook, market: Market, at: EpochMs): void {
  const today = market.calendar.currentDay(at);
  const before = book.day;
  if (before !== undefined && today <= before) return;
  book.day = today;
  if (before === undefined) return;
  book.beginDay((code) => {
    const splits = market.listing(code)?.splits ?? [];
    return splits
      .filter(({ day }) => day > before && day <= today)
      .reduce((product, { factor }) => product * factor, 1);
  });
}
