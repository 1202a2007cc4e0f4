import type { Instrument } from './instrument.ts';
import type { MinutePlan } from './minute-plan.ts';
import { drawsOf } from './noise.ts';
import { splitTrades } from './trade-split.ts';

/** One trade, `sinceMs` after the minute's start. */
export interface MinuteTrade {
  readonly sinceMs: number;
  readonly price: number;
  readonly quantity: number;
  readonly side: 'buy' | 'sell';
}

/** In an ordinary minute of a paper that trades in all 381. */
const usualTrades = 9;
const mostTrades = 20;
/** Of the shares that can move from the extremes to prices in between, so many do. */
const movedShare = 0.85;

/** How many trades `tradesOf` will make of this minute. */
export function countTrades(minute: MinutePlan, instrument: Instrument): number {
  if (minute.isAuction) return 1;
  const split = splitTrades(minute, instrument.ladder);
  return 4 + split.between.length + 2 * pairCount(minute, instrument, Math.min(split.atHigh, split.atLow));
}

/**
 * The trades of one minute. They add up to its bar: the first is at the open, the last at the close, none is beyond high
 * and low, and shares and turnover are exactly the minute's. An auction is one trade at its very start.
 */
export function tradesOf(minute: MinutePlan, instrument: Instrument): readonly MinuteTrade[] {
  const { open, high, low, close, volume } = minute;
  if (minute.isAuction) return [{ sinceMs: 0, price: open, quantity: volume, side: 'buy' }];
  const draw = drawsOf(minute.key);
  const { atHigh, atLow, between } = splitTrades(minute, instrument.ladder);
  const pairs = pairCount(minute, instrument, Math.min(atHigh, atLow));
  const moved = pairs === 0 ? 0 : Math.max(pairs, Math.floor(Math.min(atHigh, atLow) * movedShare));

  const middle: Fill[] = between.map((price) => ({ price, quantity: 1 }));
  const topRung = instrument.ladder.rung(high);
  const bottomRung = instrument.ladder.rung(low);
  // Where the step changes within the minute, a move up is not a move down.
  const isEven = high - low === (topRung - bottomRung) * instrument.ladder.step(low);
  for (const quantity of divide(moved, pairs, draw)) {
    const rungs = isEven ? Math.floor(draw() * (topRung - bottomRung + 1)) : 0;
    const distance = rungs * instrument.ladder.step(low);
    middle.push({ price: low + distance, quantity }, { price: high - distance, quantity });
  }
  const first = { price: open, quantity: 1 };
  const last = { price: close, quantity: 1 };
  const bar: readonly Fill[] = [first, last, { price: high, quantity: 1 }, { price: low, quantity: 1 }];
  addTo(bar, high, atHigh - moved);
  addTo(bar, low, atLow - moved);
  middle.push(...bar.slice(2));
  shuffle(middle, draw);
  return timed([first, ...middle, last], draw);
}

interface Fill {
  readonly price: number;
  quantity: number;
}

function pairCount({ volume, high, low }: MinutePlan, { typicalVolume }: Instrument, most: number): number {
  if (high === low) return 0;
  const sharesPerTrade = Math.max(4, typicalVolume / (381 * usualTrades));
  const wanted = Math.ceil((Math.min(mostTrades, volume / sharesPerTrade) - 4) / 2);
  return Math.max(0, Math.min(most, wanted));
}

/** Whole parts of at least one each. */
function divide(shares: number, parts: number, draw: () => number): readonly number[] {
  if (parts <= 0) return [];
  const weights = Array.from({ length: parts }, () => draw() ** 2 + 0.02);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = shares - parts;
  const divided = weights.map((weight) => 1 + Math.floor((spread * weight) / total));
  divided[0] = (divided[0] ?? 0) + shares - divided.reduce((sum, part) => sum + part, 0);
  return divided;
}

/** Shares left at an extreme go to the trade that is there anyway, the opening or closing one first. */
function addTo(bar: readonly Fill[], price: number, shares: number): void {
  const fill = bar.find((one) => one.price === price);
  if (fill !== undefined) fill.quantity += shares;
}

function shuffle(fills: Fill[], draw: () => number): void {
  for (let index = fills.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1));
    const [mine, theirs] = [fills[index], fills[other]];
    if (mine === undefined || theirs === undefined) continue;
    fills[index] = theirs;
    fills[other] = mine;
  }
}

/** Spreads the trades over the minute, the first at its start. A higher price is a buyer's, a lower one a seller's. */
function timed(fills: readonly Fill[], draw: () => number): readonly MinuteTrade[] {
  const gaps = fills.map(() => draw() + 0.05);
  const wholeGap = gaps.reduce((sum, gap) => sum + gap, 0);
  let elapsed = 0;
  let before = fills[0]?.price ?? 0;
  return fills.map(({ price, quantity }, index) => {
    const isBuyer = price === before ? draw() < 0.5 : price > before;
    const sinceMs = Math.floor((60_000 * elapsed) / wholeGap);
    elapsed += gaps[index] ?? 0;
    before = price;
    return { sinceMs, price, quantity, side: isBuyer ? 'buy' : 'sell' };
  });
}
