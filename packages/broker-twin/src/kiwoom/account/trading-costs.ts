import type { Order } from '../../ledger/ledger.ts';
import type { Listing } from '../../market/market.ts';
import type { KiwoomSwitches } from '../kiwoom-switches.ts';

type Rates = Pick<KiwoomSwitches, 'feeRate' | 'taxRate'>;

/** What buying cost or selling would cost, to the nearest ten won. kiwoom fixture kt00018 [A] */
export function estimatedFee(amount: number, { feeRate }: Rates): number {
  return Math.round((amount * feeRate) / 10) * 10;
}

/** On sales of stocks, not of ETFs, whole won. kiwoom fixture kt00018 [A] */
export function estimatedTax(amount: number, { kind }: Listing, { taxRate }: Rates): number {
  return kind === 'etf' ? 0 : Math.round(amount * taxRate);
}

export interface Charges {
  readonly fee: number;
  readonly tax: number;
}

/** What one execution was charged, rounded down as the ledger does. kiwoom fixture ka10076 [A] */
export function chargesOf(amount: number, side: Order['side'], { kind }: Listing, rates: Rates): Charges {
  return {
    fee: Math.floor(amount * rates.feeRate),
    tax: side === 'sell' && kind === 'stock' ? Math.floor(amount * rates.taxRate) : 0,
  };
}

/** Of all executions of an order. */
export function chargesOfOrder({ executions, side }: Order, listing: Listing, rates: Rates): Charges {
  const charges = executions.map(({ price, quantity }) => chargesOf(price * quantity, side, listing, rates));
  return {
    fee: charges.reduce((sum, { fee }) => sum + fee, 0),
    tax: charges.reduce((sum, { tax }) => sum + tax, 0),
  };
}
