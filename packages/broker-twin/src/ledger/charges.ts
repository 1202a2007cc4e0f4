import type { Listing } from '../market/market.ts';

export interface ChargeRates {
  /** Broker's fee on buys and sells, share of the amount. */
  readonly feeRate: number;
  /** Tax on sells of stocks, share of the amount; funds are exempt. */
  readonly taxRate: number;
}

/** Fee and tax of one execution, whole won, rounded down. */
export function chargesOf(
  amount: number,
  side: 'buy' | 'sell',
  kind: Listing['kind'],
  { feeRate, taxRate }: ChargeRates,
): number {
  const tax = side === 'sell' && kind === 'stock' ? Math.floor(amount * taxRate) : 0;
  return Math.floor(amount * feeRate) + tax;
}

/** What a buy may cost at most with its fee, won. */
export function buyCost(price: number, quantity: number, { feeRate }: ChargeRates): number {
  return price * quantity + Math.floor(price * quantity * feeRate);
}

/** The most shares that this much cash buys at this price, fee included. */
export function affordable(cash: number, price: number, rates: ChargeRates): number {
  let quantity = Math.max(0, Math.floor(cash / (price * (1 + rates.feeRate))) + 1);
  while (quantity > 0 && buyCost(price, quantity, rates) > cash) quantity -= 1;
  return quantity;
}
