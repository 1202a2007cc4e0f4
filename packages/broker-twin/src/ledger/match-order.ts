import type { EpochMs } from '../clock/twin-clock.ts';
import type { Book, MarketTick, Session } from '../market/market.ts';
import type { Fill } from './account-book.ts';
import type { Order } from './ledger.ts';

/** An order gets a quarter of each trade that it could have been part of, one share at least. assumed */
const shareOfTrade = 0.25;

type Asked = Pick<Order, 'side' | 'limitPrice'> & { readonly quantity: number };

/** What the other side of the book gives at once: best prices first, to the limit. */
export function takeFromBook({ side, limitPrice, quantity }: Asked, book: Book): readonly Fill[] {
  const fills: Fill[] = [];
  let wanted = quantity;
  for (const level of side === 'buy' ? book.asks : book.bids) {
    if (wanted === 0 || !isWithin(level.price, side, limitPrice)) break;
    const taken = Math.min(wanted, level.quantity);
    fills.push({ atMs: book.atMs, price: level.price, quantity: taken });
    wanted -= taken;
  }
  return fills;
}

/**
 * What trades after `fromMs` give to an order that waits: a buy when someone sold at its price or below. It is filled at
 * its own price, as it waited in the book; in the closing auction, or without a limit, at the price of the trade.
 */
export function fillFromTrades(
  { side, limitPrice, quantity }: Asked,
  ticks: readonly MarketTick[],
  fromMs: EpochMs,
  { closesAtMs }: Session,
): readonly Fill[] {
  const fills: Fill[] = [];
  let wanted = quantity;
  for (let index = firstAfter(ticks, fromMs); index < ticks.length && wanted > 0; index += 1) {
    const tick = ticks[index];
    if (tick === undefined || !isWithin(tick.price, side, limitPrice)) continue;
    const taken = Math.min(wanted, Math.max(1, Math.floor(tick.quantity * shareOfTrade)));
    const price = tick.atMs >= closesAtMs ? tick.price : (limitPrice ?? tick.price);
    fills.push({ atMs: tick.atMs, price, quantity: taken });
    wanted -= taken;
  }
  return fills;
}

function isWithin(price: number, side: 'buy' | 'sell', limitPrice: number | undefined): boolean {
  return limitPrice === undefined || (side === 'buy' ? price <= limitPrice : price >= limitPrice);
}

function firstAfter(ticks: readonly MarketTick[], atMs: EpochMs): number {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ticks[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
