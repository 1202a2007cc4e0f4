import type { Bar, MarketTick } from './market.ts';

/** The bar of these trades, oldest first. */
export function barOf(ticks: readonly MarketTick[]): Bar | undefined {
  const [first] = ticks;
  if (first === undefined) return undefined;
  let high = first.price;
  let low = first.price;
  let close = first.price;
  let volume = 0;
  let turnover = 0;
  for (const { price, quantity } of ticks) {
    if (price > high) high = price;
    if (price < low) low = price;
    close = price;
    volume += quantity;
    turnover += price * quantity;
  }
  return { open: first.price, high, low, close, volume, turnover };
}

/** Two spans in one, the earlier one first. */
export function joinBars(earlier: Bar | undefined, later: Bar): Bar {
  const { open, high, low, close, volume, turnover } = later;
  if (earlier === undefined) return { open, high, low, close, volume, turnover };
  return {
    open: earlier.open,
    high: Math.max(earlier.high, high),
    low: Math.min(earlier.low, low),
    close,
    volume: earlier.volume + volume,
    turnover: earlier.turnover + turnover,
  };
}
