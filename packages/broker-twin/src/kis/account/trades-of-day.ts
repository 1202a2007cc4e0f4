import type { Order } from '../../ledger/ledger.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';

/** What one account traded on the running day, won. */
export interface TradesOfDay {
  readonly bought: number;
  readonly sold: number;
  /** Estimated fees of both. */
  readonly costs: number;
}

export function tradesOfDay({ account, at, world }: TransactionCall): TradesOfDay {
  const today = world.market.calendar.currentDay(at);
  let bought = 0;
  let sold = 0;
  for (const { day, side, filledAmount } of world.ledger.orders(account, at)) {
    if (day !== today) continue;
    if (side === 'buy') bought += filledAmount;
    else sold += filledAmount;
  }
  return { bought, sold, costs: estimatedCosts(bought + sold, world.switches.feeRate) };
}

/** Fees on what was traded, as the lists estimate them. */
export function estimatedCosts(amount: number, feeRate: number): number {
  return Math.floor(amount * feeRate);
}

export function filledAmountOf(orders: readonly Order[]): number {
  return orders.reduce((sum, { filledAmount }) => sum + filledAmount, 0);
}
