import transactionsJson from '../data/transactions.json' with { type: 'json' };
import type { Transaction } from './transaction.ts';

/** All 138, in the order of the catalogue. */
export const transactions: readonly Transaction[] = transactionsJson;

export type Environment = 'real' | 'paper';

const byId: Readonly<Record<Environment, ReadonlyMap<string, readonly Transaction[]>>> = {
  real: groupById(({ realIds }) => realIds),
  paper: groupById(({ paperIds }) => paperIds),
};

/** Those that the id names on this host. */
export function transactionsOf(id: string, environment: Environment): readonly Transaction[] {
  return byId[environment].get(id) ?? [];
}

function groupById(idsOf: (transaction: Transaction) => readonly string[]): Map<string, Transaction[]> {
  const groups = new Map<string, Transaction[]>();
  for (const transaction of transactions) {
    for (const id of idsOf(transaction)) groups.set(id, [...(groups.get(id) ?? []), transaction]);
  }
  return groups;
}
