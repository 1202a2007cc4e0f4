import type { Listing } from './market.ts';

type Kind = Listing['kind'];

/** From which price on prices move by which step, won. KRX since 2023-01-25, taken for all years; both markets alike. */
const bands: Readonly<Record<Kind, readonly (readonly [from: number, step: number])[]>> = {
  stock: [
    [500_000, 1000],
    [200_000, 500],
    [50_000, 100],
    [20_000, 50],
    [5_000, 10],
    [2_000, 5],
    [0, 1],
  ],
  etf: [
    [2_000, 5],
    [0, 1],
  ],
};

/** Won between this price and the next one above it. */
export function tickSize(price: number, kind: Kind = 'stock'): number {
  return bands[kind].find(([from]) => price >= from)?.[1] ?? 1;
}

/** The highest valid price not above this one; at least one step. */
export function roundDownToTick(price: number, kind: Kind = 'stock'): number {
  const step = tickSize(price, kind);
  return Math.max(step, Math.floor(price / step) * step);
}

/** The lowest valid price not below this one. */
export function roundUpToTick(price: number, kind: Kind = 'stock'): number {
  const step = tickSize(price, kind);
  return Math.max(step, Math.ceil(price / step) * step);
}

export function isOnTick(price: number, kind: Kind = 'stock'): boolean {
  return price > 0 && price % tickSize(price, kind) === 0;
}
