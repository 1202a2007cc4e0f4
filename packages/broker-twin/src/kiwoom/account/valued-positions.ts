import type { EpochMs } from '../../clock/twin-clock.ts';
import type { AccountState, Holding } from '../../ledger/ledger.ts';
import type { Listing, Snapshot } from '../../market/market.ts';
import type { KiwoomWorld } from '../kiwoom-world.ts';
import { estimatedFee, estimatedTax } from './trading-costs.ts';

/** A holding at the price of the moment, with what buying it cost and selling it would. Won. */
export interface ValuedPosition {
  readonly holding: Holding;
  readonly listing: Listing;
  readonly snapshot: Snapshot;
  readonly price: number;
  readonly averagePrice: number;
  readonly cost: number;
  readonly value: number;
  readonly buyFee: number;
  readonly sellFee: number;
  readonly tax: number;
  /** After fees and tax. */
  readonly profit: number;
  /** Percent of the cost. */
  readonly profitRate: number;
}

export interface ValuedAccount {
  readonly state: AccountState;
  readonly positions: readonly ValuedPosition[];
  readonly cost: number;
  readonly value: number;
  readonly profit: number;
  readonly profitRate: number;
  /** Cash and what is held, less the costs of selling it. */
  readonly assets: number;
}

const emptyState = (account: string): AccountState => ({
  account,
  cash: 0,
  orderableCash: 0,
  holdings: [],
  fees: 0,
});

/** The account with everything it holds. kiwoom fixture kt00018 [A] shows how profit is made up. */
export function valuedAccount(account: string, world: KiwoomWorld, at: EpochMs): ValuedAccount {
  const state = world.ledger.account(account, at) ?? emptyState(account);
  const positions = state.holdings
    .filter(({ quantity }) => quantity > 0)
    .flatMap((holding) => valued(holding, world, at));
  const sum = (part: (position: ValuedPosition) => number) =>
    positions.reduce((total, position) => total + part(position), 0);
  const cost = sum((position) => position.cost);
  const profit = sum((position) => position.profit);
  return {
    state,
    positions,
    cost,
    value: sum((position) => position.value),
    profit,
    profitRate: percent(profit, cost),
    assets: state.cash + sum(({ value, sellFee, tax }) => value - sellFee - tax),
  };
}

function valued(holding: Holding, { market, switches }: KiwoomWorld, at: EpochMs): readonly ValuedPosition[] {
  const snapshot = market.snapshot(holding.code, at);
  if (snapshot === undefined) return [];
  const { listing } = snapshot;
  const price = snapshot.bar.close;
  const value = price * holding.quantity;
  const buyFee = estimatedFee(holding.cost, switches);
  const sellFee = estimatedFee(value, switches);
  const tax = estimatedTax(value, listing, switches);
  const profit = value - holding.cost - buyFee - sellFee - tax;
  return [
    {
      holding,
      listing,
      snapshot,
      price,
      averagePrice: Math.round(holding.cost / holding.quantity),
      cost: holding.cost,
      value,
      buyFee,
      sellFee,
      tax,
      profit,
      profitRate: percent(profit, holding.cost),
    },
  ];
}

/** 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
