import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Execution, Order } from '../../ledger/ledger.ts';
import type { Listing } from '../../market/market.ts';
import type { TrCall } from '../answers/tr-answer.ts';
import { chargesOf } from './trading-costs.ts';
import { percent } from './valued-positions.ts';

/** What one execution came to. Won. */
export interface Trade {
  readonly order: Order;
  readonly execution: Execution;
  readonly listing: Listing;
  readonly day: TradingDay;
  readonly amount: number;
  readonly fee: number;
  readonly tax: number;
  /** What a share had cost on average when it was sold; of a purchase its price. */
  readonly averageCost: number;
  /** Of a sale, after fees and tax; 0 of a purchase. */
  readonly profit: number;
  readonly profitRate: number;
}

/** All executions of the account, oldest first, at moving average cost. Shares that were there from the start count as bought at the price of their sale. */
export function tradesOf({ account, world, at }: TrCall): readonly Trade[] {
  const { market, ledger, switches } = world;
  const held = new Map<string, { quantity: number; cost: number }>();
  const executed = ledger
    .orders(account, at)
    .flatMap((order) => order.executions.map((execution) => ({ order, execution })))
    .sort((one, other) => one.execution.number - other.execution.number);
  return executed.flatMap(({ order, execution }) => {
    const listing = market.listing(order.code);
    if (listing === undefined) return [];
    const { price, quantity } = execution;
    const amount = price * quantity;
    const { fee, tax } = chargesOf(amount, order.side, listing, switches);
    const stock = held.get(order.code) ?? { quantity: 0, cost: 0 };
    held.set(order.code, stock);
    const common = { order, execution, listing, day: order.day, amount, fee, tax };
    if (order.side === 'buy') {
      stock.quantity += quantity;
      stock.cost += amount;
      return [{ ...common, averageCost: price, profit: 0, profitRate: 0 }];
    }
    const averageCost = stock.quantity > 0 ? stock.cost / stock.quantity : price;
    const counted = Math.min(quantity, stock.quantity);
    stock.quantity -= counted;
    stock.cost -= averageCost * counted;
    const profit = Math.round(amount - averageCost * quantity) - fee - tax;
    return [{ ...common, averageCost, profit, profitRate: percent(profit, averageCost * quantity) }];
  });
}

export function isSale({ order }: Trade): boolean {
  return order.side === 'sell';
}

export function sumOf(trades: readonly Trade[], part: (trade: Trade) => number): number {
  return trades.reduce((total, trade) => total + part(trade), 0);
}
